import sys

from late_patch import main

sys.exit(main())
