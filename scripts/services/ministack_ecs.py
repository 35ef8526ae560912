"""
MiniStack, with behavior of ECS on AWS that MiniStack 1.5 lacks:

- Each change of a task's state is an event "ECS Task State Change" of EventBridge (Amazon ECS Developer
  Guide, "Amazon ECS task state change events": the detail is the task as DescribeTasks returns it), so that
  a stack's rules are called. Only AWS itself may send events of the source aws.ecs, so no program beside
  MiniStack could.
- A container runs as the user, with the init process and within the memory of its task definition; RunTask
  may override CPU and memory.
- A container gets credentials in variables. MiniStack also serves them at an address, but over HTTP the
  SDKs trust only 169.254.170.2, which several emulators on one machine cannot share.
- Images of the account's ECR come from another registry, if the file `ecr` beside the state names one.

SQS: a client that hangs up while it waits for a message, as a stopped agent does, gets none. MiniStack
would wait for up to 20 s more and hand the next message to that client, so that it would be invisible for
the whole visibility timeout.

CloudWatch Logs: a log group can be deleted while containers log. MiniStack fails with "dictionary changed
size during iteration".

CloudFormation: AWS::IAM::OIDCProvider, an OpenID Connect identity provider, which MiniStack's IAM has.

Every request is checked with AWS's own models of its services, and refused as on AWS (service_models.py).

Run this instead of `python -m ministack`. It patches functions of the version in ministack.txt.
"""

import asyncio
import json
import os

import service_models
from ministack import app as gateway
from ministack.services import cloudwatch_logs, ecs, eventbridge, iam
from ministack.services.cloudformation import provisioners

def telling(mark):
    def marked(task_arn, task, *rest, **more):
        changed = mark(task_arn, task, *rest, **more)
        if changed:
            tell(task)
        return changed

    return marked


def tell(task):
    event = {
        "Source": "aws.ecs",
        "DetailType": "ECS Task State Change",
        "Resources": [task["taskArn"]],
        "Detail": json.dumps(ecs._sanitize(task)),
    }
    eventbridge._put_events({"Entries": [event]}, allow_aws_source=True)


def with_credentials(register):
    def registered(task_arn, cluster_arn, definition, container, launch_type, env, *rest):
        # This access key distinguishes the requests of agents.
        env.setdefault("AWS_ACCESS_KEY_ID", "agent")
        env.setdefault("AWS_SECRET_ACCESS_KEY", "test")
        return register(task_arn, cluster_arn, definition, container, launch_type, env, *rest)

    return registered


def as_defined(build):
    def built(container, definition, *rest):
        options = build(container, definition, *rest)
        if container.get("user"):
            options["user"] = container["user"]
        linux = container.get("linuxParameters") or {}
        # MiniStack keeps CloudFormation's capitalized names in nested properties.
        if linux.get("initProcessEnabled") or linux.get("InitProcessEnabled"):
            options["init"] = True
        if definition.get("memory"):
            options["mem_limit"] = f"{definition['memory']}m"
        return options

    return built


def within_overrides(start):
    def started(task, definition, *rest):
        sizes = {name: task["overrides"][name] for name in ("cpu", "memory") if task["overrides"].get(name)}
        task.update(sizes)
        return start(task, {**definition, **sizes}, *rest)

    return started


def from_registry(run):
    def ran(client, container, *rest, **more):
        image = container["image"]
        if ".dkr.ecr." in image and os.path.exists("ecr"):
            with open("ecr") as file:
                image = f"{file.read().strip()}/{image.split('/', 1)[1]}"
        return run(client, {**container, "image": image}, *rest, **more)

    return ran


def trying_again(forget):
    def forgotten(group):
        for _ in range(1000):
            try:
                return forget(group)
            except RuntimeError:
                continue
        return forget(group)

    return forgotten


def minding_hangups(app):
    async def minding(scope, receive, send):
        if (b"x-amz-target", b"AmazonSQS.ReceiveMessage") not in scope.get("headers", ()):
            return await app(scope, receive, send)
        parts = [await receive()]
        while parts[-1].get("more_body"):
            parts.append(await receive())
        waiting = iter(parts)

        async def replay():
            return next(waiting, {"type": "http.disconnect"})

        served = asyncio.ensure_future(app(scope, replay, send))
        gone = asyncio.ensure_future(receive())
        await asyncio.wait({served, gone}, return_when=asyncio.FIRST_COMPLETED)
        gone.cancel()
        if not served.done():
            served.cancel()
        await asyncio.gather(served, gone, return_exceptions=True)

    return minding


def create_identity_provider(logical_id, properties, stack_name):
    url = properties["Url"]
    arn = f"arn:aws:iam::{iam.get_account_id()}:oidc-provider/{url.removeprefix('https://')}"
    if arn in iam._oidc_providers:
        raise ValueError(f"Provider with url {url} already exists. (Service: Iam, Status Code: 409)")
    iam._oidc_providers[arn] = {
        "Url": url,
        "ClientIDList": properties.get("ClientIdList", []),
        "ThumbprintList": properties.get("ThumbprintList", []),
        "Arn": arn,
        "CreateDate": iam._now(),
        "Tags": properties.get("Tags", []),
    }
    return arn, {"Arn": arn}


def delete_identity_provider(arn, properties):
    iam._oidc_providers.pop(arn, None)


for name in ("_mark_task_pending", "_mark_task_running", "_mark_task_stopped"):
    setattr(ecs, name, telling(getattr(ecs, name)))
ecs._register_metadata = with_credentials(ecs._register_metadata)
ecs._build_run_kwargs = as_defined(ecs._build_run_kwargs)
ecs._run_docker_container = from_registry(ecs._run_docker_container)
ecs._start_task_worker = within_overrides(ecs._start_task_worker)

cloudwatch_logs._forget_log_records_for_group = trying_again(cloudwatch_logs._forget_log_records_for_group)
provisioners._RESOURCE_HANDLERS["AWS::IAM::OIDCProvider"] = {
    "create": create_identity_provider,
    "delete": delete_identity_provider,
}
gateway.app = service_models.Watched(minding_hangups(gateway.app))

if __name__ == "__main__":
    gateway.main()
