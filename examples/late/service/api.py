"""Asks other services how they are."""

import requests


def status(url):
    return requests.get(url, timeout=10).status_code
