"""What is said of the services that serve no recommendation, on screen and on paper."""

from __future__ import annotations

from reflective_app.domain.register import Service
from reflective_app.wording.dates import long_date, sentence
from reflective_app.wording.register import WAYS_ON
from reflective_app.wording.words import ABSENCE, SERVICE_STATUS

BEYOND = ABSENCE.removesuffix(".")
NO_WAY = "Way on: not chosen yet"


def service_line(service: Service) -> str:
    """Provider, whether it runs, when its funding ends, and the way on that the group chose."""
    status = SERVICE_STATUS[service.status] if service.status else "Running or not: not said"
    until = service.funded_until
    funded = f"Funded until {long_date(until)}" if until else "End of funding not known"
    way = f"Way on: {WAYS_ON[service.way_on].lower()}" if service.way_on else NO_WAY
    parts = (service.provider or "Provider not recorded", status, funded, way)
    return " ".join(sentence(part) for part in parts)
