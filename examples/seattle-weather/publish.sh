# Stands for a step that only a person can help along: nobody has a token for
# the station's web site, and asking again will not bring one.
if [ -z "$STATION_TOKEN" ]; then
    echo "no credentials for the station's web site: STATION_TOKEN is not set" >&2
    exit 65 # permanent: no further attempt
fi
echo '{"published":true}'
