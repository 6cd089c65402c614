"""What parts of the standard library make of what they are given, as far as it is known.

Written after the modules of the same names of Python 3.11 to 3.13. Whatever is not here gives what it gave before: something
of which nothing is known.
"""

import heapq
import math
from typing import NamedTuple

from late_patch import paper

# Mocks


class Call(NamedTuple):
    """A call that a mock has seen."""

    args: tuple
    kwargs: dict

    def __eq__(self, other):
        return self.args == other.args and self.kwargs == other.kwargs


def call(*args, **kwargs):
    return Call(args, kwargs)


#: What mocks have of which nothing is known here.
UNTOLD = "mock_calls method_calls assert_has_calls attach_mock mock_add_spec assert_awaited".split()


class Mock(paper.library("unittest.mock.Mock")):
    def __init__(
        self, spec=None, side_effect=None, wraps=None, name=None, spec_set=None, autospec=None, create=False, **given
    ):
        self.side_effect = side_effect
        self._wraps = wraps
        # What stands in for a function that is given `self` has that among its arguments, or has not.
        self._is_loose = not not autospec
        self._forget()
        self.configure_mock(**given)

    def _forget(self):
        self.called = False
        self.call_count = 0
        self.call_args = None
        self.call_args_list = []

    def configure_mock(self, **given):
        for name, value in given.items():
            if "." in name:
                first, _, rest = name.partition(".")
                getattr(self, first).configure_mock(**{rest: value})
            else:
                setattr(self, name, value)

    def __getattr__(self, name):
        if name in UNTOLD:
            return paper.anything
        child = type(self)() if name != "return_value" else MagicMock()
        setattr(self, name, child)
        return child

    def __call__(self, *args, **kwargs):
        self.called = True
        self.call_count += 1
        self.call_args = paper.anything if self._is_loose else Call(args, kwargs)
        self.call_args_list.append(self.call_args)
        if self.side_effect is None:
            if self._wraps is not None and "return_value" not in vars(self):
                return self._wraps(*args, **kwargs)
            return self.return_value
        return paper.library("unittest.mock.Mock.__call__")(self, *args, **kwargs)

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError("not called")

    def assert_not_called(self):
        if self.call_count > 0:
            raise AssertionError("called")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("not called once")

    def assert_called_with(self, *args, **kwargs):
        if self.call_count == 0:
            raise AssertionError("not called")
        if not self._is_loose and not (self.call_args == Call(args, kwargs)):
            raise AssertionError("not called with this")

    def assert_called_once_with(self, *args, **kwargs):
        self.assert_called_once()
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, *args, **kwargs):
        if not self._is_loose and not any(one == Call(args, kwargs) for one in self.call_args_list):
            raise AssertionError("never called with this")

    def reset_mock(self, return_value=False, side_effect=False):
        self._forget()
        for value in list(vars(self).values()):
            if paper.is_a(value, Mock):
                value.reset_mock()


class MagicMock(Mock):
    pass


class PropertyMock(Mock):
    def __get__(self, instance, owner=None):
        return self()

    def __set__(self, instance, value):
        self(value)


def create_autospec(spec, spec_set=False, instance=False, **given):
    return MagicMock(autospec=True, **given)


# Texts


def unquoted(text):
    return paper.anything if "%" in text or "+" in text else text


def parse_qsl(text, keep_blank_values=False):
    pairs = []
    for part in text.split("&"):
        name, equals, value = part.partition("=")
        if part and (value or keep_blank_values):
            pairs.append((unquoted(name), unquoted(value)))
    return pairs


def parse_qs(text, keep_blank_values=False):
    found = {}
    for name, value in parse_qsl(text, keep_blank_values):
        found.setdefault(name, []).append(value)
    return found


def urlencode(query, doseq=False):
    parts = []
    for name, value in query.items() if isinstance(query, dict) else query:
        for text in [str(name), str(value)]:
            plain = text
            for sign in "_.-~ ":
                plain = plain.replace(sign, "")
            if doseq or (plain and not plain.isalnum()):
                return paper.anything
        parts.append(str(name).replace(" ", "+") + "=" + str(value).replace(" ", "+"))
    return "&".join(parts)


class Netloc:
    """What the parts of a host are."""

    @property
    def _host(self):
        return self.netloc.rpartition("@")[2]

    @property
    def username(self):
        user, at, _ = self.netloc.rpartition("@")
        return user.partition(":")[0] if at else None

    @property
    def password(self):
        user, at, _ = self.netloc.rpartition("@")
        _, colon, password = user.partition(":")
        return password if colon else None

    @property
    def hostname(self):
        if "[" in self.netloc:
            return paper.anything
        return self._host.partition(":")[0].lower() or None

    @property
    def port(self):
        if "[" in self.netloc:
            return paper.anything
        port = self._host.partition(":")[2]
        return int(port) if port else None


class SplitParts(NamedTuple):
    scheme: str
    netloc: str
    path: str
    query: str
    fragment: str


class SplitResult(SplitParts, Netloc):
    def geturl(self):
        return paper.anything


class ParseParts(NamedTuple):
    scheme: str
    netloc: str
    path: str
    params: str
    query: str
    fragment: str


class ParseResult(ParseParts, Netloc):
    def geturl(self):
        return paper.anything


def urlsplit(url, scheme="", allow_fragments=True):
    if not allow_fragments or " " in url or "\n" in url or "\t" in url:
        return paper.anything
    start, colon, rest = url.partition(":")
    is_scheme = colon and start[:1].isalpha()
    for sign in start.lower():
        if sign not in "abcdefghijklmnopqrstuvwxyz0123456789+-.":
            is_scheme = False
    if is_scheme:
        scheme, url = start.lower(), rest
    url, _, fragment = url.partition("#")
    url, _, query = url.partition("?")
    netloc = ""
    if url.startswith("//"):
        netloc, slash, path = url[2:].partition("/")
        url = slash + path
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    if ";" in url:
        return paper.anything
    parts = urlsplit(url, scheme, allow_fragments)
    if not paper.is_a(parts, SplitResult):
        return paper.anything
    return ParseResult(parts.scheme, parts.netloc, parts.path, "", parts.query, parts.fragment)


class PurePosixPath(paper.library("pathlib.PurePosixPath")):
    def __init__(self, *parts):
        at = ""
        for part in parts:
            part = str(part)
            at = part if part.startswith("/") or at == "" else at + "/" + part
        self.root = "/" if at.startswith("/") else ""
        names = [name for name in at.split("/") if name not in ("", ".")]
        self.parts = tuple([self.root] + names) if self.root else tuple(names)
        self._text = self.root + "/".join(names) or "."

    def _names(self):
        return list(self.parts[1:] if self.root else self.parts)

    def _with_names(self, names):
        return PurePosixPath(self.root + "/".join(names))

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def as_posix(self):
        return self._text

    def is_absolute(self):
        return self.root == "/"

    @property
    def name(self):
        names = self._names()
        return names[-1] if names else ""

    @property
    def suffix(self):
        stem, dot, end = self.name.rpartition(".")
        return dot + end if stem and end else ""

    @property
    def suffixes(self):
        if self.name.endswith("."):
            return []
        return ["." + one for one in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name[: len(self.name) - len(self.suffix)] if self.suffix else self.name

    @property
    def parent(self):
        return self._with_names(self._names()[:-1])

    @property
    def parents(self):
        names = self._names()
        return [self._with_names(names[:count]) for count in reversed(range(len(names)))]

    def joinpath(self, *others):
        return PurePosixPath(self._text, *others)

    def __truediv__(self, other):
        return PurePosixPath(self._text, other)

    def __rtruediv__(self, other):
        return PurePosixPath(other, self._text)

    def with_name(self, name):
        return self._with_names(self._names()[:-1] + [name])

    def with_suffix(self, suffix):
        return self.with_name(self.stem + suffix)

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def __eq__(self, other):
        return paper.is_a(other, PurePosixPath) and self._text == other._text

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self._text)


# Numbers


class timedelta(paper.library("datetime.timedelta")):
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        self._all = ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000000
        self._all += milliseconds * 1000 + microseconds

    @property
    def days(self):
        return self._all // 86400000000

    @property
    def seconds(self):
        return self._all // 1000000 % 86400

    @property
    def microseconds(self):
        return self._all % 1000000

    def total_seconds(self):
        return self._all / 1000000

    def __add__(self, other):
        return timedelta(0, 0, self._all + other._all) if paper.is_a(other, timedelta) else paper.anything

    def __sub__(self, other):
        return timedelta(0, 0, self._all - other._all) if paper.is_a(other, timedelta) else paper.anything

    def __mul__(self, times):
        return timedelta(0, 0, self._all * times)

    def __rmul__(self, times):
        return timedelta(0, 0, self._all * times)

    def __truediv__(self, by):
        return self._all / by._all if paper.is_a(by, timedelta) else timedelta(0, 0, self._all / by)

    def __floordiv__(self, by):
        return self._all // by._all if paper.is_a(by, timedelta) else timedelta(0, 0, self._all // by)

    def __neg__(self):
        return timedelta(0, 0, -self._all)

    def __abs__(self):
        return timedelta(0, 0, abs(self._all))

    def __bool__(self):
        return self._all != 0

    def __eq__(self, other):
        return self._all == other._all

    def __lt__(self, other):
        return self._all < other._all

    def __le__(self, other):
        return self._all <= other._all

    def __gt__(self, other):
        return self._all > other._all

    def __ge__(self, other):
        return self._all >= other._all

    def __hash__(self):
        return hash(self._all)


class Ratio:
    """A number as what `_over` and `_under` are to each other, which is above 0."""

    def _pair(self, other):
        if paper.is_a(other, Ratio):
            return self._over * other._under, other._over * self._under
        return self._over, other * self._under

    def __add__(self, other):
        one, two = self._pair(other)
        return self._made(one + two, other)

    def __radd__(self, other):
        one, two = self._pair(other)
        return self._made(two + one, other)

    def __sub__(self, other):
        one, two = self._pair(other)
        return self._made(one - two, other)

    def __rsub__(self, other):
        one, two = self._pair(other)
        return self._made(two - one, other)

    def _made(self, over, other):
        return self._of(over, self._under * other._under if paper.is_a(other, Ratio) else self._under)

    def __mul__(self, other):
        if paper.is_a(other, Ratio):
            return self._of(self._over * other._over, self._under * other._under)
        return self._of(self._over * other, self._under)

    def __rmul__(self, other):
        return self._of(self._over * other, self._under)

    def __neg__(self):
        return self._of(-self._over, self._under)

    def __abs__(self):
        return self._of(abs(self._over), self._under)

    def __bool__(self):
        return self._over != 0

    def __float__(self):
        return self._over / self._under

    def __int__(self):
        return int(self._over / self._under)

    def __eq__(self, other):
        one, two = self._pair(other)
        return one == two

    def __lt__(self, other):
        one, two = self._pair(other)
        return one < two

    def __le__(self, other):
        one, two = self._pair(other)
        return one <= two

    def __gt__(self, other):
        one, two = self._pair(other)
        return one > two

    def __ge__(self, other):
        one, two = self._pair(other)
        return one >= two


def scaled(value):
    """The number that a text says, as one whole number over another."""
    for text in paper.texts(value):
        sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
        whole, _, part = digits.partition(".")
        if not (whole + part).isdigit() or len(whole + part) > 15:
            return paper.anything, 1
        return sign * int(whole + part), 10 ** len(part)
    if paper.is_a(value, Ratio):
        return value._over, value._under
    return (value, 1) if value % 1 == 0 else (paper.anything, 1)


class Decimal(Ratio, paper.library("decimal.Decimal")):
    def __init__(self, value=0, context=None):
        self._over, self._under = scaled(value)

    def _of(self, over, under):
        made = Decimal()
        made._over = over
        made._under = under
        return made


class Fraction(Ratio, paper.library("fractions.Fraction")):
    def __init__(self, numerator=0, denominator=1):
        self._over, self._under = numerator, denominator
        for text in paper.texts(numerator):
            over, slash, under = text.partition("/")
            self._over, self._under = scaled(over)
            if slash:
                self._under *= int(under)
        if paper.is_a(numerator, Ratio):
            self._over, self._under = numerator._over, numerator._under
        if self._under < 0:
            self._over, self._under = -self._over, -self._under

    def _of(self, over, under):
        return Fraction(over, under)

    @property
    def numerator(self):
        return self._over // math.gcd(self._over, self._under)

    @property
    def denominator(self):
        return self._under // math.gcd(self._over, self._under)


# Settings

BOOLEANS = {
    "1": True,
    "yes": True,
    "true": True,
    "on": True,
    "0": False,
    "no": False,
    "false": False,
    "off": False,
}


class Missing:
    """What stands for no fallback."""


class Section:
    """configparser.SectionProxy."""

    def __init__(self, parser, name):
        self.parser = parser
        self.name = name

    def __getitem__(self, option):
        if not self.parser.has_option(self.name, option):
            raise KeyError(option)
        return self.parser.get(self.name, option)

    def __setitem__(self, option, value):
        self.parser.set(self.name, option, value)

    def __delitem__(self, option):
        self.parser.remove_option(self.name, option)

    def __contains__(self, option):
        return self.parser.has_option(self.name, option)

    def __iter__(self):
        return iter(self.parser.keys_of(self.name))

    def __len__(self):
        return len(self.parser.keys_of(self.name))

    def keys(self):
        return self.parser.keys_of(self.name)

    def values(self):
        return [self[option] for option in self.parser.keys_of(self.name)]

    def items(self):
        return [(option, self[option]) for option in self.parser.keys_of(self.name)]

    def get(self, option, fallback=None, **more):
        return self.parser.get(self.name, option, fallback=fallback)

    def getint(self, option, fallback=None, **more):
        return self.parser.getint(self.name, option, fallback=fallback)

    def getfloat(self, option, fallback=None, **more):
        return self.parser.getfloat(self.name, option, fallback=fallback)

    def getboolean(self, option, fallback=None, **more):
        return self.parser.getboolean(self.name, option, fallback=fallback)


class ConfigParser(paper.library("configparser.ConfigParser")):
    def __init__(self, defaults=None):
        self._defaults = {}
        self._sections = {}
        self._is_open = False
        for option, value in (defaults or {}).items():
            self._defaults[option.lower()] = value

    # What files say nobody knows, nor what somebody else has made of it.
    def _is_unknown(self):
        return self._is_open or paper.is_handed_out(self)

    def _open(self, *args, **kwargs):
        self._is_open = True
        return paper.anything

    read = _open
    read_file = _open
    readfp = _open
    update = _open

    def read_string(self, text, source="<string>"):
        section = None
        for line in text.splitlines():
            words = line.strip()
            if not words or words.startswith("#") or words.startswith(";"):
                continue
            if words.startswith("[") and words.endswith("]"):
                section = words[1:-1]
                if section != "DEFAULT":
                    self._sections.setdefault(section, {})
                continue
            option, equals, value = words.partition("=")
            if not equals or ":" in option or line[:1] in " \t":
                # Values of several lines, and what else is not told apart here.
                return self._open()
            self.set(section, option.strip(), value.strip())

    def read_dict(self, values, source="<dict>"):
        for section, options in values.items():
            self[section] = options

    def _own(self, section):
        if section == "DEFAULT":
            return self._defaults
        if section not in self._sections:
            raise paper.library("configparser.NoSectionError")
        return self._sections[section]

    def sections(self):
        return paper.anything if self._is_unknown() else list(self._sections)

    def defaults(self):
        return paper.anything if self._is_unknown() else self._defaults

    def add_section(self, section):
        if section in self._sections:
            raise paper.library("configparser.DuplicateSectionError")
        self._sections[section] = {}

    def has_section(self, section):
        return paper.anything if self._is_unknown() else section in self._sections

    def has_option(self, section, option):
        if self._is_unknown():
            return paper.anything
        option = option.lower()
        return option in self._sections.get(section, {}) or option in self._defaults

    def keys_of(self, section):
        if self._is_unknown():
            return paper.anything
        return list({**self._own(section), **self._defaults})

    def options(self, section):
        return self.keys_of(section)

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def remove_option(self, section, option):
        return self._own(section).pop(option.lower(), None) is not None

    def set(self, section, option, value=None):
        self._own(section)[option.lower()] = value

    def get(self, section, option, raw=False, vars=None, fallback=Missing):
        if self._is_unknown() or vars is not None:
            return paper.anything
        option = option.lower()
        if section != "DEFAULT" and section not in self._sections:
            if fallback is Missing:
                raise paper.library("configparser.NoSectionError")
            return fallback
        own = self._own(section)
        if option in own:
            return self._told(own[option])
        if option in self._defaults:
            return self._told(self._defaults[option])
        if fallback is Missing:
            raise paper.library("configparser.NoOptionError")
        return fallback

    def _told(self, value):
        # What names others by `%(name)s` is put together, which is not done here.
        if not paper.texts(value) or "%" in value:
            return paper.anything
        return value

    def _converted(self, convert, section, option, fallback, **more):
        value = self.get(section, option, fallback=Missing if fallback is Missing else None)
        return fallback if value is None else convert(value)

    def getint(self, section, option, fallback=Missing, **more):
        return self._converted(int, section, option, fallback)

    def getfloat(self, section, option, fallback=Missing, **more):
        return self._converted(float, section, option, fallback)

    def getboolean(self, section, option, fallback=Missing, **more):
        return self._converted(lambda value: BOOLEANS[value.lower()], section, option, fallback)

    def items(self, section=None, **more):
        if self._is_unknown() or section is None:
            return paper.anything
        return [(option, self.get(section, option)) for option in self.keys_of(section)]

    def __getitem__(self, section):
        if self._is_unknown():
            return paper.anything
        if section != "DEFAULT" and section not in self._sections:
            raise KeyError(section)
        return Section(self, section)

    def __setitem__(self, section, options):
        if section != "DEFAULT":
            self._sections[section] = {}
        for option, value in dict(options).items():
            self.set(section, option, str(value))

    def __delitem__(self, section):
        del self._sections[section]

    def __contains__(self, section):
        return paper.anything if self._is_unknown() else section == "DEFAULT" or section in self._sections

    def __iter__(self):
        return iter(paper.anything if self._is_unknown() else ["DEFAULT"] + list(self._sections))

    def __len__(self):
        return paper.anything if self._is_unknown() else len(self._sections) + 1


# Containers


class ChainMap(paper.library("collections.abc.MutableMapping")):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __contains__(self, key):
        return any(key in one for one in self.maps)

    def __getitem__(self, key):
        for one in self.maps:
            if key in one:
                return one[key]
        raise KeyError(key)

    def get(self, key, default=None):
        for one in self.maps:
            if key in one:
                return one[key]
        return default

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        del self.maps[0][key]

    def pop(self, key, *default):
        return self.maps[0].pop(key, *default)

    def popitem(self):
        return self.maps[0].popitem()

    def clear(self):
        self.maps[0].clear()

    def _all(self):
        found = {}
        for one in reversed(self.maps):
            found.update(one)
        return found

    def __iter__(self):
        return iter(self._all())

    def __len__(self):
        return len(self._all())

    def __bool__(self):
        return any(self.maps)

    def keys(self):
        return self._all().keys()

    def values(self):
        return self._all().values()

    def items(self):
        return self._all().items()

    def copy(self):
        return ChainMap(self.maps[0].copy(), *self.maps[1:])

    def new_child(self, m=None, **given):
        child = {} if m is None else m
        child.update(given)
        return ChainMap(child, *self.maps)

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made


# Queues


class Queue:
    """What all queues do. Of what somebody waits for in vain it is not known who is given it in the end."""

    def __init__(self, maxsize=0):
        self._items = []
        self._is_waited_for = False
        self.maxsize = maxsize

    def _put(self, item):
        if not self._is_waited_for:
            self._keep(item)

    def _keep(self, item):
        self._items.append(item)

    def _take(self):
        return self._items.pop(0)

    def _get(self, empty):
        if self._is_waited_for or paper.is_handed_out(self):
            return paper.anything
        if self._items:
            return self._take()
        if empty is not None:
            raise empty
        self._is_waited_for = True
        return paper.anything

    def qsize(self):
        return paper.anything if self._is_waited_for or paper.is_handed_out(self) else len(self._items)

    def empty(self):
        return self.qsize() == 0

    def full(self):
        return self.maxsize > 0 and self.qsize() >= self.maxsize

    def task_done(self):
        pass


class Lifo(Queue):
    def _take(self):
        return self._items.pop()


class Priority(Queue):
    def _keep(self, item):
        heapq.heappush(self._items, item)

    def _take(self):
        return heapq.heappop(self._items)


class Waiting(Queue):
    """What queues of threads do."""

    def put(self, item, block=True, timeout=None):
        self._put(item)

    def put_nowait(self, item):
        self._put(item)

    def get(self, block=True, timeout=None):
        return self._get(paper.library("queue.Empty") if not block or timeout is not None else None)

    def get_nowait(self):
        return self._get(paper.library("queue.Empty"))

    def join(self):
        pass


class FifoOfThreads(Waiting, paper.library("queue.Queue")):
    pass


class LifoOfThreads(Lifo, Waiting, paper.library("queue.LifoQueue")):
    pass


class PriorityOfThreads(Priority, Waiting, paper.library("queue.PriorityQueue")):
    pass


class SimpleOfThreads(Waiting, paper.library("queue.SimpleQueue")):
    pass


class Awaiting(Queue):
    """What queues of coroutines do."""

    async def put(self, item):
        self._put(item)

    def put_nowait(self, item):
        self._put(item)

    async def get(self):
        return self._get(None)

    def get_nowait(self):
        return self._get(paper.library("asyncio.QueueEmpty"))

    async def join(self):
        pass


class FifoOfTasks(Awaiting, paper.library("asyncio.Queue")):
    pass


class LifoOfTasks(Lifo, Awaiting, paper.library("asyncio.LifoQueue")):
    pass


class PriorityOfTasks(Priority, Awaiting, paper.library("asyncio.PriorityQueue")):
    pass
