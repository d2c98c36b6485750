"""The tag, the fields and the forms, against GOV.UK's own examples."""
