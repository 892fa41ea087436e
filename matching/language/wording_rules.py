"""Every rule of wording that is looked for in a job order."""

from matching.language.wording_of_beliefs import BELIEF, ORIGIN
from matching.language.wording_of_bodies import BODY, MEMBERSHIP
from matching.language.wording_of_persons import AGE, FAMILY, SEX
from matching.language.wording_rule import WordingRule

RULES: tuple[WordingRule, ...] = (*AGE, *SEX, *FAMILY, *ORIGIN, *BELIEF, *BODY, *MEMBERSHIP)
