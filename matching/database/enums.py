"""Which PostgreSQL enum type carries which Python enum; every pooled connection reads and writes them as such."""

from collections.abc import Mapping
from enum import Enum

from matching.core.agreements import AgreementKind, AgreementState, Doer, DraftField
from matching.core.cards import Decision
from matching.core.contact_rules import RuleScope
from matching.core.course_submission import RegistrationEnd
from matching.core.job_order import Employment, JobOrderStatus, LanguageLevel, Sector, Shift
from matching.core.list_acts import ListAct
from matching.core.lists import ListKind
from matching.core.mail import MailKind, MailReason, MailState
from matching.core.member import SkillSource
from matching.core.order_life import LogKind, StateCause, WhoActed
from matching.core.placements import EvidenceSource, PlacementAct, PlacementKind, ReversalReason, StillEmployed
from matching.core.pools import PoolEnd, PoolNo, RequestState
from matching.core.profile_changes import ProfilePart
from matching.core.recommendations import Channel, Grantor, RecommendationAct, RecommendationState
from matching.core.referrals import Decliner, DeclineReason, Party, ReferralAct, ReferralKind, ReferralState
from matching.core.sharing import ShareBasis, SharedField
from matching.core.talks import ExemptionReason, TalkForm, TalkKind, TalkState
from matching.core.taxonomy import ConceptStatus, LicenceDemand, LicenceKind, Relation, Reuse, SkillKind
from matching.core.travel import Mode
from matching.core.wording import Ground

ENUMS: Mapping[str, type[Enum]] = {
    "jobbro.agreement_kind": AgreementKind,
    "jobbro.agreement_state": AgreementState,
    "jobbro.concept_status": ConceptStatus,
    "jobbro.decision": Decision,
    "jobbro.decline_reason": DeclineReason,
    "jobbro.decliner": Decliner,
    "jobbro.doer": Doer,
    "jobbro.draft_field": DraftField,
    "jobbro.employment": Employment,
    "jobbro.evidence_source": EvidenceSource,
    "jobbro.exemption_reason": ExemptionReason,
    "jobbro.job_order_log_kind": LogKind,
    "jobbro.job_order_status": JobOrderStatus,
    "jobbro.language_level": LanguageLevel,
    "jobbro.licence_demand": LicenceDemand,
    "jobbro.licence_kind": LicenceKind,
    "jobbro.list_act": ListAct,
    "jobbro.list_kind": ListKind,
    "jobbro.mail_kind": MailKind,
    "jobbro.mail_reason": MailReason,
    "jobbro.mail_state": MailState,
    "jobbro.municipal_channel": Channel,
    "jobbro.offer_grantor": Grantor,
    "jobbro.placement_act": PlacementAct,
    "jobbro.placement_kind": PlacementKind,
    "jobbro.recommendation_act": RecommendationAct,
    "jobbro.recommendation_state": RecommendationState,
    "jobbro.referral_act": ReferralAct,
    "jobbro.referral_kind": ReferralKind,
    "jobbro.referral_party": Party,
    "jobbro.referral_state": ReferralState,
    "jobbro.pool_end": PoolEnd,
    "jobbro.pool_no": PoolNo,
    "jobbro.pool_request_state": RequestState,
    "jobbro.profile_part": ProfilePart,
    "jobbro.registration_end": RegistrationEnd,
    "jobbro.relation": Relation,
    "jobbro.reuse": Reuse,
    "jobbro.reversal_reason": ReversalReason,
    "jobbro.rule_scope": RuleScope,
    "jobbro.sector": Sector,
    "jobbro.share_basis": ShareBasis,
    "jobbro.shared_field": SharedField,
    "jobbro.shift": Shift,
    "jobbro.skill_kind": SkillKind,
    "jobbro.skill_source": SkillSource,
    "jobbro.state_cause": StateCause,
    "jobbro.still_employed": StillEmployed,
    "jobbro.talk_form": TalkForm,
    "jobbro.talk_kind": TalkKind,
    "jobbro.talk_state": TalkState,
    "jobbro.travel_mode": Mode,
    "jobbro.who_acted": WhoActed,
    "jobbro.wording_ground": Ground,
}
"""`schema.type` to the enum whose values are the type's labels."""
