"""What is counted and measured, for Prometheus. Labels are words of ours, never anything that a person said or is."""

from __future__ import annotations

import platform
from importlib.metadata import version
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)
QUICK = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)  # seconds
SLOW = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0)


def _counter(name: str, what: str, *labels: str) -> Counter:
    return Counter(name, what, labels, namespace="thamdai", registry=REGISTRY)


def _gauge(name: str, what: str, *labels: str) -> Gauge:
    return Gauge(name, what, labels, namespace="thamdai", registry=REGISTRY)


def _histogram(name: str, what: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
    return Histogram(name, what, labels, namespace="thamdai", registry=REGISTRY, buckets=buckets)


BUILD = _gauge("build_info", "Which thamdai this is; always 1.", "version", "python")
BUILD.labels(version("thamdai"), platform.python_version()).set(1)
EDITION = _gauge("edition_info", "The edition answered from; always 1.", "edition", "as_of")

REQUESTS = _counter("http_requests_total", "Web requests.", "path", "method", "status")
REQUEST_SECONDS = _histogram("http_request_seconds", "How long web requests took.", QUICK, "path")

UPDATES = _counter("updates_total", "Updates that networks brought: new, repeated.", "channel", "kind")
FINISHED = _counter(
    "updates_finished_total",
    "Updates that were dealt with: answered, unreachable, untaken, failed.",
    "channel",
    "result",
)
UPDATE_SECONDS = _histogram("update_seconds", "From an update's coming to its answer's being sent.", SLOW, "channel")
REPLIES = _counter("replies_total", "Replies: answer, clarify, not_found, smalltalk, apology.", "channel", "outcome")
REPLY_SECONDS = _histogram("reply_seconds", "How long it took to find a reply.", QUICK, "channel")

DELIVERIES = _counter("deliveries_total", "Messages of broadcasts, by what became of them.", "channel", "fate")
WAITS = _counter("told_to_wait_total", "Times that a network said wait (429).", "channel")
LOGGED = _counter("logged_total", "Lines of the log that somebody may have to see to.", "level")

# Read from the database when the metrics are asked for: the same from every process.
DATABASE_UP = _gauge("database_up", "1 where the database answers in time, else 0.")
WAITING_UPDATES = _gauge("updates_waiting", "Updates that were kept and not answered.", "channel")
OLDEST_UPDATE = _gauge("updates_oldest_seconds", "Age of the oldest update that was not answered.")
WAITING_DELIVERIES = _gauge("deliveries_waiting", "People who are still to get a broadcast that is out.", "channel")
BROADCASTS = _gauge("broadcasts", "Broadcasts, by state.", "state")
WORKERS = _gauge("workers", "Workers that gave a sign of life.")
REPLICAS = _gauge("replicas", "Web processes that gave a sign of life; 0 where there can be one only.")


def count_reply(channel: str, outcome: str, began: float) -> None:
    """Count a reply that was being found since `began`, by the performance counter."""
    REPLIES.labels(channel, outcome).inc()
    REPLY_SECONDS.labels(channel).observe(perf_counter() - began)
