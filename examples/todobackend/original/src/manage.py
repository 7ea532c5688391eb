"""What is done with the application: python3 manage.py test."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "todobackend.settings.base")
    execute_from_command_line(sys.argv)
