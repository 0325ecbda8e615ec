"""What is seen of a running thamdai from outside: its log, its metrics, whether it is well."""
