"""The types of Jobbro's keys, so that two of them cannot be swapped unseen."""

from typing import NewType
from uuid import UUID

AkasseId = NewType("AkasseId", int)  #: Statistics Denmark's number of the a-kasse (48 = Akademikernes A-kasse)
MemberId = NewType("MemberId", UUID)
JobOrderId = NewType("JobOrderId", UUID)
EmployerId = NewType("EmployerId", UUID)
OccupationId = NewType("OccupationId", int)
SkillId = NewType("SkillId", int)
LicenceId = NewType("LicenceId", int)
RankingEventId = NewType("RankingEventId", UUID)
CourseId = NewType("CourseId", UUID)
TalkId = NewType("TalkId", UUID)
ExemptionId = NewType("ExemptionId", UUID)
ReferralId = NewType("ReferralId", UUID)
PlacementId = NewType("PlacementId", UUID)
AgreementId = NewType("AgreementId", UUID)
RecommendationId = NewType("RecommendationId", UUID)
HandoverId = NewType("HandoverId", UUID)
MailId = NewType("MailId", UUID)
ProfileChangeId = NewType("ProfileChangeId", UUID)
PoolAgreementId = NewType("PoolAgreementId", UUID)
PoolCardId = NewType("PoolCardId", UUID)
PoolRequestId = NewType("PoolRequestId", UUID)
SavedSearchId = NewType("SavedSearchId", UUID)
