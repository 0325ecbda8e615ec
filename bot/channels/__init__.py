"""One adapter per network: turns what comes in into a Message, lays the Reply out within the network's limits."""
