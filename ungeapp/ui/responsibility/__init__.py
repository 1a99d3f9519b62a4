"""Who should be responsible by the municipality's rules: one card, on the overview and beside the status."""
