"""The data plan, and what agencies send by it."""

from wardmote.partnership.exchange.models.collecting import Collection, Row
from wardmote.partnership.exchange.models.delivery import Delivery
from wardmote.partnership.exchange.models.flow import Flow
from wardmote.partnership.exchange.models.request import DataRequest
from wardmote.partnership.exchange.models.token import Token

__all__ = ["Collection", "DataRequest", "Delivery", "Flow", "Row", "Token"]
