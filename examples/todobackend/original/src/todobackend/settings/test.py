"""The tests leave reports behind: which of them hold, and what of the application they have gone through."""

import os

from todobackend.settings.base import *  # noqa: F403

TEST_RUNNER = "todobackend.reports.ReportingRunner"
TEST_OUTPUT_DIR = os.environ.get("TEST_OUTPUT_DIR", ".")
COVERED = "todo"
