"""A service that takes templates and refuses a bad one with 422 and the findings.

pip install 'sendright[fastapi]' uvicorn
uvicorn template_service:app
"""

from __future__ import annotations

from typing import Any, Optional

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sendright import Kind, Policy, Review, ReviewTemplate, SendrightError

app = FastAPI(title="Templates")
policy = Policy.preset("tencent-ses")
templates: dict[str, Template] = {}


class Template(BaseModel):
    """A template as it is handed in."""

    kind: Kind
    subject: str
    html: Optional[str] = None
    text: Optional[str] = None


@app.put("/templates/{name}", status_code=201)
def hand_in(name: str, template: Template) -> JSONResponse:
    """Keeps a template that may be used."""
    question: ReviewTemplate = {"kind": template.kind, "subject": template.subject}
    if template.html is not None:
        question["html"] = template.html
    if template.text is not None:
        question["text"] = template.text
    review = policy.review_template(**question)
    if review.verdict == "reject":
        return JSONResponse(told(review), status_code=422)
    templates[name] = template
    return JSONResponse(told(review), status_code=201)


@app.exception_handler(SendrightError)
def refuse(request: Request, error: Exception) -> JSONResponse:
    """What cannot even be reviewed, with its place."""
    return JSONResponse({"errors": getattr(error, "errors", [])}, status_code=422)


def told(review: Review) -> dict[str, Any]:
    """A review as the service answers it."""
    return {
        "verdict": review.verdict,
        "score": review.score,
        "findings": [finding.to_dict() for finding in review.findings],
    }
