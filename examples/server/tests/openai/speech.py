"""OpenAI's official client gets a voice of the server whose address is the argument."""

import json
import sys
import urllib.request

import openai

URL = sys.argv[1]


def post(path: str, body: dict, token: str = "") -> dict:
    request = urllib.request.Request(
        URL + path,
        data=json.dumps(body).encode(),
        headers={"content-type": "application/json", "authorization": f"Bearer {token}"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


user = {"name": "Ada", "email": "ada@openai.example", "password": "correct horse battery"}
token = post("/api/auth/sign-up/email", user)["token"]
key = post("/api/auth/api-key/create", {"name": "speech"}, token)["key"]

client = openai.OpenAI(api_key=key, base_url=f"{URL}/v1", max_retries=0)
speech = {"model": "tts-1", "voice": "flite/kal16", "input": "Hello there, I am Osirix."}
mp3 = client.audio.speech.create(**speech).read()
assert mp3[0] == 0xFF and mp3[1] & 0xE0 == 0xE0, mp3[:4]
with client.audio.speech.with_streaming_response.create(**speech, response_format="wav") as answer:
    wav = b"".join(answer.iter_bytes())
assert wav[:4] == b"RIFF" and wav[8:12] == b"WAVE" and len(wav) > 4 * len(mp3), wav[:12]

try:
    client.audio.speech.create(**(speech | {"voice": "alloy"}))
    raise AssertionError("a voice that is not there spoke")
except openai.NotFoundError as error:
    assert error.param == "voice" and error.code == "not_found", error
try:
    openai.OpenAI(api_key="wrong", base_url=f"{URL}/v1", max_retries=0).audio.speech.create(**speech)
    raise AssertionError("a wrong key spoke")
except openai.AuthenticationError:
    pass
print(f"OpenAI's client heard {len(mp3)} bytes of MP3 and {len(wav)} of WAV")
