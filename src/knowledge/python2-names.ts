/** Top-level modules of Python 2's standard library that Python 3 has under another name, or not at all (PEP 3108). */
const names: ReadonlySet<string> = new Set(
  (
    'BaseHTTPServer Bastion CGIHTTPServer ConfigParser Cookie DocXMLRPCServer HTMLParser MimeWriter Queue ' +
    'SimpleHTTPServer SimpleXMLRPCServer SocketServer StringIO Tkinter UserDict UserList UserString __builtin__ ' +
    'anydbm cPickle cStringIO commands compiler cookielib copy_reg dbhash dircache dumbdbm dummy_thread exceptions ' +
    'fpformat future_builtins gdbm hotshot htmlentitydefs htmllib httplib ihooks imputil md5 mhlib mimetools ' +
    'mimify multifile mutex new popen2 posixfile rexec rfc822 robotparser sets sgmllib sha statvfs stringold thread ' +
    'tkMessageBox urllib2 urlparse user whichdb xmlrpclib'
  ).split(' '),
);

/** Whether importing `topLevel` fails on every Python 3. */
export function isPython2Only(topLevel: string): boolean {
  return names.has(topLevel);
}
