"""The settings of the web layer, each read from an environment variable `JOBBRO_<NAME>`."""

import secrets
from pathlib import Path
from typing import Literal

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
    star_token: SecretStr | None = Field(
        default=None, description="Bearer token with which STAR reads published figures, and nothing else. Unset: off."
    )
    public_address: str = Field(
        default="http://127.0.0.1:8000", description="Where people reach the pages; addresses in letters begin so."
    )
    smtp_host: str | None = Field(default=None, description="Mail server. Unset: mails wait, and /post says so.")
    smtp_port: int = Field(default=587, ge=1, le=65535, description="Its port; 465 goes with security tls.")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        default="starttls", description="How the way there is encrypted; none only inside one's own network."
    )
    smtp_user: str = Field(default="", description="User at the mail server; empty: no sign-in.")
    smtp_password: SecretStr = Field(default=SecretStr(""), description="The user's password.")
    mail_sender: str = Field(default="jobbro@localhost.example", description="Address that mails are sent from.")
    mail_reply_to: dict[int, str] = Field(
        default_factory=dict,
        description='Where members\' answers go for each a-kasse, as JSON: {"48": "..."}. Empty: letters say so.',
    )
    caught_mail: Path | None = Field(
        default=None,
        description="Folder of the demo's mail catcher, shown on /demo/post. Unset: there is no such page.",
    )
    most_summoned: int = Field(default=25, ge=1, le=100, description="The most members called to a talk at once.")
    undo_minutes: int = Field(
        default=10, ge=1, le=120, description="Minutes in which an employer can take back an answer given by link."
    )
    list_length: int = Field(default=60, ge=1, le=200, description="The most proposals a page or an answer holds.")
    fitting_minimum: int = Field(
        default=10, ge=10, le=100, description="Fewest members an employer is told of; fewer are not counted."
    )
    quiet_days: int = Field(default=14, ge=1, description="Days without a word before an employer is asked again.")
    answer_days: int = Field(default=7, ge=1, description="Days we wait for that answer before the order says so.")
    publish_day: int | None = Field(
        default=None,
        ge=1,
        le=28,
        description="Day of the month from which the worker publishes that month's figures. Unset: by command alone.",
    )
    orders_a_day: int = Field(default=20, ge=1, description="The most orders one company may submit in a day.")
