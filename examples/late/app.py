"""One file: the patch runs one import too late, and TLS ends in RecursionError."""

import gevent.monkey
from requests.packages.urllib3.util.ssl_ import create_urllib3_context

gevent.monkey.patch_all()

create_urllib3_context()
