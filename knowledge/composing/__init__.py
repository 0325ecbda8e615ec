"""What the PR team writes: figures filled in from records, numbers checked against them, drafts of what changed."""
