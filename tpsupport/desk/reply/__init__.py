"""The reply: a case rendered for the customer, as a person of the support desk would write it."""
