"""What is the same wherever the application runs."""

import os

SECRET_KEY = os.environ.get("SECRET_KEY", "not a secret: for development")
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "todo"]
ROOT_URLCONF = "todobackend.urls"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
USE_TZ = True
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": os.environ.get("MYSQL_DATABASE", "todobackend"),
        "HOST": os.environ["MYSQL_HOST"],
        "USER": os.environ["MYSQL_USER"],
        "PASSWORD": os.environ["MYSQL_PASSWORD"],
    }
}
