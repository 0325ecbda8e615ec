"""One message in, one reply out. Knows people and conversations; knows neither Telegram nor LINE."""
