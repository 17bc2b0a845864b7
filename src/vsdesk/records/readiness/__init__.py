"""Readiness: which mechanism a case fits, and what it still needs. Profiles are data; all is pure."""

from vsdesk.records.readiness.evaluate import Finding, Jump, Readiness, evaluate
from vsdesk.records.readiness.faults import FileFault
from vsdesk.records.readiness.mechanism_choice import MechanismChoice, Offer, route
from vsdesk.records.readiness.profile import Profile, Rule, Severity
from vsdesk.records.readiness.profiles import Profiles
from vsdesk.records.readiness.quiet_readiness import evaluate_quietly, route_quietly
from vsdesk.records.readiness.readiness_subject import OtherSubmission, RuleFacts, Submitter
from vsdesk.records.readiness.waiting_replies import WaitingReply, waiting_replies

__all__ = [
    "FileFault",
    "Finding",
    "Jump",
    "MechanismChoice",
    "Offer",
    "OtherSubmission",
    "Profile",
    "Profiles",
    "Readiness",
    "Rule",
    "RuleFacts",
    "Severity",
    "Submitter",
    "WaitingReply",
    "evaluate",
    "evaluate_quietly",
    "route",
    "route_quietly",
    "waiting_replies",
]
