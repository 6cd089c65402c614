"""Top-level module names of the standard library, so that resolution can tell it from third-party code.

PYTHON3: sys.stdlib_module_names of 3.10.13, 3.11.7, 3.12.1 and 3.13.0, the library folders of 3.6 to 3.9, and the
modules that 3.14 adds (its "What's new"). PYTHON2: what only 2.7.18 has.
"""

PYTHON3 = """
__future__ _abc _aix_support _android_support _apple_support _ast _ast_unparse _asyncio _bisect _blake2
_bootlocale _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw
_collections _collections_abc _colorize _compat_pickle _compression _contextvars _crypt _csv _ctypes _curses
_curses_panel _datetime _dbm _decimal _dummy_thread _elementtree _frozen_importlib _frozen_importlib_external
_functools _gdbm _hashlib _heapq _hmac _imp _interpchannels _interpqueues _interpreters _io _ios_support _json
_locale _lsprof _lzma _markupbase _md5 _msi _multibytecodec _multiprocessing _opcode _opcode_metadata _operator
_osx_support _overlapped _peg_parser _pickle _posixshmem _posixsubprocess _py_abc _py_warnings _pydatetime
_pydecimal _pyio _pylong _pyrepl _queue _random _remote_debugging _scproxy _sha1 _sha2 _sha256 _sha3 _sha512
_signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _suggestions
_symtable _sysconfig _thread _threading_local _tkinter _tokenize _tracemalloc _types _typing _uuid _warnings
_weakref _weakrefset _winapi _wmi _xxsubinterpreters _zoneinfo _zstd abc aifc annotationlib antigravity argparse
array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2 cProfile
calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall compression concurrent
configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal
difflib dis distutils doctest dummy_threading email encodings ensurepip enum errno faulthandler fcntl filecmp
fileinput fnmatch formatter fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp
gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json
keyword lib2to3 linecache locale logging lzma macpath macurl2path mailbox mailcap marshal math mimetypes mmap
modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator
optparse os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix
posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re
readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd
smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string
stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile
termios test textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty
turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg
winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
"""

PYTHON2 = """
BaseHTTPServer Bastion CDROM CGIHTTPServer Canvas ConfigParser Cookie DLFCN Dialog DocXMLRPCServer FileDialog
FixTk HTMLParser IN MimeWriter Queue ScrolledText SimpleDialog SimpleHTTPServer SimpleXMLRPCServer SocketServer
StringIO TYPES Tix Tkconstants Tkdnd Tkinter UserDict UserList UserString _LWPCookieJar _MozillaCookieJar
__builtin__ _abcoll _hotshot _sha anydbm audiodev bsddb cPickle cStringIO commands compiler cookielib copy_reg
dbhash dircache dumbdbm dummy_thread exceptions fpformat future_builtins hotshot htmlentitydefs htmllib httplib
ihooks imputil linuxaudiodev markupbase md5 mhlib mimetools mimify multifile mutex new os2emxpath popen2
posixfile repr rexec rfc822 robotparser sets sgmllib sha sre statvfs stringold strop sunaudio thread
tkColorChooser tkCommonDialog tkFileDialog tkFont tkMessageBox tkSimpleDialog toaiff ttk urllib2 urlparse user
whichdb xmllib xmlrpclib
"""

# Submodules with facts of their own, or imported often.
SUBMODULES = """
asyncio.subprocess asyncio.threads compression.zstd concurrent.futures concurrent.futures.interpreter
concurrent.futures.process concurrent.futures.thread concurrent.interpreters ctypes.util email.message
email.mime.text email.utils http.client http.cookiejar http.cookies http.server importlib.abc importlib.metadata
importlib.resources importlib.util json.decoder logging.config logging.handlers multiprocessing.connection
multiprocessing.context multiprocessing.dummy multiprocessing.heap multiprocessing.managers multiprocessing.pool
multiprocessing.queues multiprocessing.resource_sharer multiprocessing.shared_memory multiprocessing.synchronize os.path unittest.async_case unittest.mock urllib.error
urllib.parse urllib.request urllib.response urllib.robotparser wsgiref.handlers wsgiref.simple_server
xml.dom.minidom xml.etree.ElementTree xml.sax xmlrpc.client xmlrpc.server
"""

# Modules that open a window, a browser or a test run when they are imported.
NOT_MEASURED = """
__main__ antigravity idlelib lib2to3 test this tkinter turtle turtledemo
"""


def names():
    """All of them, sorted."""
    return sorted({*PYTHON3.split(), *PYTHON2.split()})
