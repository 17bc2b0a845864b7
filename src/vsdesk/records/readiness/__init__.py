"""Readiness: which mechanism a case fits, and what it still needs. Profiles are data; all is pure."""

from vsdesk.records.readiness.evaluate import Finding, Jump, Readiness, evaluate
from vsdesk.records.readiness.faults import FileFault
from vsdesk.records.readiness.profile import Profile, Rule, Severity
from vsdesk.records.readiness.profiles import Profiles
from vsdesk.records.readiness.quietly import evaluate_quietly, route_quietly
from vsdesk.records.readiness.replies import Waiting, waiting_replies
from vsdesk.records.readiness.routing import Offer, Routing, route
from vsdesk.records.readiness.scene import Elsewhere, RuleFacts, Submitter

__all__ = [
    "Elsewhere",
    "FileFault",
    "Finding",
    "Jump",
    "Offer",
    "Profile",
    "Profiles",
    "Readiness",
    "Routing",
    "Rule",
    "RuleFacts",
    "Severity",
    "Submitter",
    "Waiting",
    "evaluate",
    "evaluate_quietly",
    "route",
    "route_quietly",
    "waiting_replies",
]
