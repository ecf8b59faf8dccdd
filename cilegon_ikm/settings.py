"""All settings in one file; what differs between machines comes from the environment."""

from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from environs import Env
from marshmallow.validate import ContainsOnly, Length

from cilegon_ikm import database
from cilegon_ikm.kept_secrets import kept_secret, vapid_key
from cilegon_ikm.staff.appearance import APPEARANCE

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var"))).resolve()

SECRET_KEY = env.str("SECRET_KEY", "") or kept_secret(VAR_DIR / "secret_key", get_random_secret_key)
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])
SITE_URL = env.str("SITE_URL", f"http://127.0.0.1:{env.int('PORT', 8000)}")

# HTTPS: a proxy in front says so; the one-command start on a laptop speaks plain HTTP.
HTTPS = env.bool("HTTPS", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PROXIES = env.int("PROXIES", 0)  # in front of us, each of which appends to X-Forwarded-For

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.import_export",
    "cilegon_ikm.staff.apps.SentraAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "qsessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "import_export",
    "django_tasks",
    "django_tasks_db",
    "phonenumber_field",
    "axes",
    "cilegon_ikm.accounts",
    "cilegon_ikm.notifications",
    "cilegon_ikm.moderation",
    "cilegon_ikm.operations",
    "producers",
    "catalog",
    "orders",
    "cilegon_ikm.staff.apps.StaffConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cilegon_ikm.middleware.ContentPolicy",
    "cilegon_ikm.middleware.refuse_nul",
    "cilegon_ikm.middleware.real_address",
    "qsessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "cilegon_ikm.middleware.head_as_get",
]

PAGE_CACHE_COOKIES = {"csrftoken", "favorit"}  # which no public page shows anything of
PAGE_CACHE_MB = env.int("PAGE_CACHE_MB", 16)  # of each web process, for public pages; 0 keeps none

ROOT_URLCONF = "cilegon_ikm.urls"
WSGI_APPLICATION = "cilegon_ikm.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "cilegon_ikm.templates.Loader",
                    [f"django.template.loaders.{name}.Loader" for name in ("filesystem", "app_directories")],
                )
            ],
            "builtins": [
                "django.templatetags.static",
                "django.templatetags.i18n",
                *(
                    f"catalog.templatetags.{noun}"
                    for noun in ("cards", "choices", "facts", "figures", "frames", "photos", "signs", "times")
                ),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "orders.context.desk",
            ],
        },
    }
]

DATABASES = {"default": database.config()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
SIGN_IN_BACKEND = "cilegon_ikm.accounts.backends.PhoneOrEmailBackend"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", SIGN_IN_BACKEND]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {"user_attributes": ("name", "email")},
        "MinimumLengthValidator": {},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},  # the own phone number would be everybody's first idea
    }.items()
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# Wrong passwords: of one account from one address, of one account from anywhere, from one address for any account.
SIGN_IN_LIMITS = (5, 30, 100)
AXES_HANDLER = "cilegon_ikm.accounts.lockout.Lockout"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "username", "ip_address"]
AXES_FAILURE_LIMIT = SIGN_IN_LIMITS[0]
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "username"
AXES_USERNAME_CALLABLE = "cilegon_ikm.accounts.lockout.account_key"
AXES_LOCKOUT_CALLABLE = "cilegon_ikm.accounts.lockout.answer"
AXES_SENSITIVE_PARAMETERS = ["username", "next"]
AXES_CLIENT_STR_CALLABLE = "cilegon_ikm.accounts.lockout.log_name"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
# How often a code or a reset link may be asked for.
SECRETS_PER_QUARTER, SECRETS_PER_DAY, SECRETS_PER_ADDRESS = 3, 10, 30  # for one account, for one account, in an hour
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24  # seconds
LOGIN_URL = reverse_lazy("accounts:sign_in")
LOGIN_REDIRECT_URL = reverse_lazy("orders:home")
LOGOUT_REDIRECT_URL = reverse_lazy("catalog:home")
SESSION_ENGINE = "cilegon_ikm.accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30  # seconds; a maker on her own phone should rarely have to sign in

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "cilegon_ikm" / name for name in ("locale", "locale_theme")]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

PHONENUMBER_DEFAULT_REGION = "ID"
PHONENUMBER_DB_FORMAT = "E164"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(VAR_DIR / "media")))
FILE_UPLOAD_PERMISSIONS = 0o644
PRIVATE_ROOT = Path(env.str("PRIVATE_ROOT", str(VAR_DIR / "private")))  # has no address; views stream from it
if PRIVATE_ROOT.resolve().is_relative_to(MEDIA_ROOT.resolve()):
    raise ImproperlyConfigured("PRIVATE_ROOT must lie outside of MEDIA_ROOT, where everybody can read.")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"allow_overwrite": True}},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": PRIVATE_ROOT,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "cilegon_ikm.static_files.StaticFiles"},
}
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # bytes of a form without its files
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
FILES_PER_FORM = 20  # more are read past
FILE_UPLOAD_HANDLERS = [
    "cilegon_ikm.upload_limits.FirstFiles",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

PHOTO_MAX_BYTES = 15 * 1024 * 1024
PHOTO_MAX_PIXELS = 50_000_000
PHOTOS_PER_PRODUCT = 8
SCAN_MAX_BYTES = 10 * 1024 * 1024
PAPERS_PER_MAKER = 40
HELPERS_PER_MAKER = 10
PHOTOS_PER_MAKER = 6  # besides the logo
PHOTOS_PER_REVIEW = 4
SPOT_CHECK_PERCENT = 20  # of the changes that went live without an officer, looked at afterwards
# Baskets that one contact, or all people behind one address (many share one), may send in 24 hours; from half of that
# on, the browser of who is not signed in has to do some work first.
SENDINGS_PER_CONTACT = env.int("SENDINGS_PER_CONTACT", 10)
SENDINGS_PER_ADDRESS = env.int("SENDINGS_PER_ADDRESS", 60)
SENDING_MIN_SECONDS = env.int("SENDING_MIN_SECONDS", 2)  # from opening the basket to sending it: programs are faster
REPORTS_PER_ADDRESS = 10  # of listings, from one address in a day
# Where the map for tapping one's place gets its pictures; empty means no map. Its host is let in on that page only.
OFFICE_WHATSAPP = env.str("OFFICE_WHATSAPP", "")  # shown to who lost a password or wants to complain
OFFICE_EMAIL = env.str("OFFICE_EMAIL", "")
MAP_TILES_URL = env.str("MAP_TILES_URL", "https://tile.openstreetmap.org/{z}/{x}/{y}.png")
MAP_TILES_ATTRIBUTION = env.str(
    "MAP_TILES_ATTRIBUTION", '<a href="https://www.openstreetmap.org/copyright">© OpenStreetMap</a>'
)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

UNFOLD = APPEARANCE

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# How messages leave: any of email, whatsapp and console, in the order in which they are tried for sign-in codes.
_PROVIDERS = {"email": "EMAIL_URL", "whatsapp": "WHATSAPP_TOKEN"}
MESSAGE_SENDERS = env.list(
    "MESSAGE_SENDERS",
    [name for name, variable in _PROVIDERS.items() if env.str(variable, "")],
    validate=ContainsOnly([*_PROVIDERS, "console"]),
)
if "email" in MESSAGE_SENDERS:  # e.g. smtp+tls://user:password@mail.example.id:587
    globals().update({name: value for name, value in env.dj_email_url("EMAIL_URL").items() if name.isupper()})
WHATSAPP: dict[str, str] = {}
if "whatsapp" in MESSAGE_SENDERS:
    WHATSAPP = {
        "url": env.str("WHATSAPP_URL", "https://graph.facebook.com/v23.0"),
        "token": env.str("WHATSAPP_TOKEN"),
        "phone_number_id": env.str("WHATSAPP_PHONE_NUMBER_ID"),
        "template": env.str("WHATSAPP_TEMPLATE", "sentra_notice"),
        "code_template": env.str("WHATSAPP_CODE_TEMPLATE", "sentra_code"),
        "language": env.str("WHATSAPP_LANGUAGE", "id"),
    }
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Sentra IKM Cilegon <no-reply@localhost>")
SERVER_EMAIL = parseaddr(DEFAULT_FROM_EMAIL)[1]
# In these hours of Cilegon nobody is woken; empty means that messages go out at any time.
QUIET_HOURS = env.list("QUIET_HOURS", [21, 6], subcast=int, validate=[Length(max=2), ContainsOnly(range(24))])
if len(set(QUIET_HOURS)) == 1:
    raise ImproperlyConfigured("QUIET_HOURS needs two different hours, or none.")

WEB_PUSH = {
    "private_key": env.str("VAPID_PRIVATE_KEY", "") or kept_secret(VAR_DIR / "vapid_private_key", vapid_key),
    "contact": env.str("VAPID_CONTACT", f"mailto:{SERVER_EMAIL}"),
}
# Whose addresses we send to: browsers tell us theirs, and nobody shall make us knock at other doors.
PUSH_SERVICES = env.list(
    "PUSH_SERVICES",
    [
        "https://fcm.googleapis.com",
        "https://*.push.services.mozilla.com",
        "https://*.notify.windows.com",
        "https://*.push.apple.com",
    ],
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
}
