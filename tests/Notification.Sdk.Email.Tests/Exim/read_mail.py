"""Reads mails with the parser of the standard library and prints what it understood, and every defect that it found."""
import base64
import email
import email.policy
import json
import sys


def addresses(header):
    return [] if header is None else [[a.display_name, a.addr_spec] for a in header.addresses]


def defects(message):
    found = []
    for part in message.walk():
        found += [repr(d) for d in part.defects]
        for name, value in part.items():
            found += [f"{name}: {d!r}" for d in getattr(value, "defects", [])]
    return found


def describe(path):
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    parts = []
    for part in message.walk():
        if part.is_multipart():
            continue
        parts.append({
            "type": part.get_content_type(),
            "disposition": part.get_content_disposition(),
            "filename": part.get_filename(),
            "contentId": part["Content-ID"],
            "content": base64.b64encode(part.get_payload(decode=True)).decode(),
        })
    return {
        "subject": message["Subject"],
        "from": addresses(message["From"]),
        "to": addresses(message["To"]),
        "headers": {name: str(value) for name, value in message.items()},
        "structure": [part.get_content_type() for part in message.walk()],
        "parts": parts,
        "defects": defects(message),
    }


print(json.dumps([describe(path) for path in sys.argv[1:]]))
