"""*Hvem er på vej*: everybody who is on the way to adult life, by birthday, with what is next for each."""
