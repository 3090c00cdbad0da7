"""Stripe's own library: signs what it is told to, and says whether it believes what it is given.

signature.py sign SECRET TIME BODY     prints the header
signature.py verify SECRET HEADER BODY prints the event's id
"""

import sys

import stripe

command, secret, given, body = sys.argv[1:]
if command == "sign":
    sign = stripe.WebhookSignature.generate_signature_header
    print(sign(body, secret, timestamp=int(given)))
else:
    print(stripe.Webhook.construct_event(body.encode(), given, secret)["id"])
