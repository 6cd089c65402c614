"""Imported by every Python that a framework starts: tells which modules of the program are executed, and what is patched.

LATE_PATCH_WATCHED is the program's folder, LATE_PATCH_PROBE the one of the harness.
"""
import os
import sys

sys.path.insert(0, os.environ["LATE_PATCH_PROBE"])
from oracle_trace import Patching, Watcher

sys.path.remove(os.environ["LATE_PATCH_PROBE"])
sys.meta_path.insert(0, Watcher(os.environ["LATE_PATCH_WATCHED"], Patching()))
