"""
MiniStack, and what ECS does on AWS that MiniStack 1.5 does not do by itself:

- What becomes of a task is told to EventBridge as "ECS Task State Change" (Amazon ECS Developer Guide, "Amazon ECS task
  state change events": the detail is the task as DescribeTasks gives it), so that rules of a stack are called. Nobody but
  AWS itself may send events of the source aws.ecs, so no program beside MiniStack could.
- A container runs as the user, with the init process and within the memory that its task definition says.
- A container gets credentials. MiniStack gives an address for them too, but over HTTP the SDKs trust none but
  169.254.170.2, which is one container's alone and not several emulators' on one machine.

Started in place of `python -m ministack`. The functions that are changed are those of the version in requirements.txt.
"""

import json

from ministack.app import main
from ministack.services import ecs, eventbridge

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
        env.setdefault("AWS_ACCESS_KEY_ID", "test")
        env.setdefault("AWS_SECRET_ACCESS_KEY", "test")
        return register(task_arn, cluster_arn, definition, container, launch_type, env, *rest)

    return registered


def as_defined(build):
    def built(container, definition, *rest):
        options = build(container, definition, *rest)
        if container.get("user"):
            options["user"] = container["user"]
        linux = container.get("linuxParameters") or {}
        # MiniStack keeps CloudFormation's spelling of what is deeper down.
        if linux.get("initProcessEnabled") or linux.get("InitProcessEnabled"):
            options["init"] = True
        if definition.get("memory"):
            options["mem_limit"] = f"{definition['memory']}m"
        return options

    return built


for name in ("_mark_task_pending", "_mark_task_running", "_mark_task_stopped"):
    setattr(ecs, name, telling(getattr(ecs, name)))
ecs._register_metadata = with_credentials(ecs._register_metadata)
ecs._build_run_kwargs = as_defined(ecs._build_run_kwargs)

if __name__ == "__main__":
    main()
