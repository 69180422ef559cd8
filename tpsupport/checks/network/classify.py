"""From an exception to the cause that it is, by class and code, never by its words."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Mapping

from tpsupport.checks.network.answer import GarbledError
from tpsupport.checks.network.causes import Stage

_UNREACHABLE = frozenset(
    {
        errno.ENETUNREACH,
        errno.EHOSTUNREACH,
        errno.ENETDOWN,
        errno.EHOSTDOWN,
        errno.EADDRNOTAVAIL,
        errno.EAFNOSUPPORT,
        *(10047, 10049, 10050, 10051, 10064, 10065),
    }
)
"""No way to the address; the numbers are those of Windows Sockets."""
_DENIED = frozenset({errno.EACCES, errno.EPERM, 10013})
_NO_ADDRESS = frozenset(
    getattr(socket, name) for name in ("EAI_NODATA", "EAI_ADDRFAMILY") if hasattr(socket, name)
)
_VERIFY = {
    9: "tls_not_yet_valid",
    10: "tls_expired",
    18: "tls_self_signed",
    19: "tls_unknown_ca",
    2: "tls_unknown_ca",
    20: "tls_unknown_ca",
    21: "tls_unknown_ca",
    62: "tls_hostname_mismatch",
    64: "tls_hostname_mismatch",
}
"""OpenSSL's ``X509_V_ERR_*``."""
_NOT_TLS = frozenset(
    {"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "PACKET_LENGTH_TOO_LONG"}
)
_ALERT_PARTS = ("ALERT", "UNSUPPORTED_PROTOCOL", "NO_PROTOCOLS", "NO_SHARED_CIPHER")


def classify(stage: Stage, error: Exception) -> str:
    """The cause of a row that was stopped at ``stage`` by ``error``."""
    return f"{stage}_timeout" if isinstance(error, TimeoutError) else _OTHERWISE[stage](error)


def _dns(error: Exception) -> str:
    if not isinstance(error, socket.gaierror):
        return "dns_failed"
    if error.errno in _NO_ADDRESS:
        return "dns_no_address"
    return "dns_nxdomain" if error.errno == socket.EAI_NONAME else "dns_failed"


def _tcp(error: Exception) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "tcp_refused"
    if isinstance(error, ConnectionError):
        return "tcp_reset"
    number = getattr(error, "errno", None)
    if number in _UNREACHABLE:
        return "tcp_unreachable"
    return "tcp_denied" if number in _DENIED else "tcp_failed"


def _tls(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _VERIFY.get(error.verify_code, "tls_untrusted")
    if isinstance(error, ConnectionError):
        return "tls_reset"
    if not isinstance(error, ssl.SSLError):
        return "tls_failed"
    reason = error.reason or ""
    ended = (ssl.SSLEOFError, ssl.SSLZeroReturnError)
    if isinstance(error, ended) or reason == "UNEXPECTED_EOF_WHILE_READING":
        return "tls_eof"
    if reason in _NOT_TLS:
        return "tls_not_tls"
    return "tls_alert" if any(part in reason for part in _ALERT_PARTS) else "tls_failed"


def _proxy(error: Exception) -> str:
    del error
    return "proxy_unreachable"


def _http(error: Exception) -> str:
    if isinstance(error, GarbledError):
        return "http_garbled"
    return "http_reset" if isinstance(error, ConnectionError) else "http_eof"


_OTHERWISE: Mapping[Stage, Callable[[Exception], str]] = {
    "dns": _dns,
    "tcp": _tcp,
    "proxy": _proxy,
    "tls": _tls,
    "http": _http,
}
