"""The settings of the web layer, each read from an environment variable `JOBBRO_<NAME>`."""

import secrets

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _own_secret() -> SecretStr:
    return SecretStr(secrets.token_urlsafe(32))


class Settings(BaseSettings):
    """What the operator of the web server may decide; where the database is, `matching.database` decides."""

    model_config = SettingsConfigDict(env_prefix="JOBBRO_", extra="ignore", frozen=True)

    session_secret: SecretStr = Field(
        default_factory=_own_secret,
        description="Key that signs the session cookie. Unset: a new one per start, which signs everybody out.",
    )
    session_hours: int = Field(default=8, ge=1, le=24, description="Hours until a session ends, counted from sign-in.")
    demo: bool = Field(
        default=True,
        description="Let anyone choose an a-kasse and a role on /log-ind. Only for demonstrations with made-up people.",
    )
    https_only: bool = Field(
        default=False, description="Send cookies over HTTPS alone, and tell browsers to use nothing else."
    )
    machine_tokens: dict[int, SecretStr] = Field(
        default_factory=dict,
        description='Bearer token of each a-kasse\'s own system, as JSON: {"48": "..."}. Empty: no machine gets in.',
    )
    operator_token: SecretStr | None = Field(
        default=None, description="Bearer token for loading job orders that belong to no a-kasse. Unset: switched off."
    )
    list_length: int = Field(default=60, ge=1, le=200, description="The most proposals a page or an answer holds.")
