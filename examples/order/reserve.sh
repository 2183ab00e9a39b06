# Stands for the program that talks to the warehouse. It may run more than once
# (a worker that dies is replaced), so the warehouse recognises an attempt it
# has seen by the step's key, the same on every attempt.
printf '{"token": "%s"}\n' "$(printf '%s' "$TASKER_STEP_KEY" | cksum | cut -d' ' -f1)"
