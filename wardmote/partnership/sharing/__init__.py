"""Information sharing protocols: may we share this, with them, for that?"""
