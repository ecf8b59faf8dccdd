"""Loading with the access check: who has no business yet is led to writing one."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from cilegon_ikm.accounts.requests import MemberRequest

from .models import Producer

View = Callable[..., HttpResponseBase]


def with_producer(view: View) -> View:
    """Give the view the signed-in person's producer as its second argument."""

    @login_required
    @wraps(view)
    def wrapped(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        producer = Producer.objects.managed_by(request.user).first()
        if producer is None:
            return redirect("producers:register_business")
        return view(request, producer, *args, **kwargs)

    return wrapped
