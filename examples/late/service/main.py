"""Two files: nothing in this one imports requests, and still the patch runs too late."""

import api
import gevent.monkey

gevent.monkey.patch_all()

if __name__ == "__main__":
    print(api.status("https://example.org"))
