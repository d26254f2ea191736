# shellcheck shell=bash
# What the commands share: finding or installing what is needed, a private PostgreSQL, the assets, the program.
# Sourced with ROOT set to the repository's folder. Works on Debian and Ubuntu, as root or as a user with sudo.
set -euo pipefail

STATE=${DERWENT_STATE:-$ROOT/.derwent}
export DERWENT_STATE=$STATE DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 NO_UPDATE_NOTIFIER=1
export HOME=${HOME:-$STATE}

say() { printf '%s\n' "$*"; }
step() { printf '· %s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }
has() { command -v "$1" >/dev/null 2>&1; }

# install WHAT PACKAGE...: Debian packages, or a sentence that says what to do by hand.
install_packages() {
  local what=$1; shift
  has apt-get || fail "Derwent needs $what. This machine has no apt-get: install $* yourself and run this again."
  local as=()
  if ! is_root; then
    has sudo || fail "Derwent needs $what. As root, run: apt-get install $*"
    as=(sudo)
  fi
  step "Installing $what"
  local log; log=$(mktemp)
  local apt=("${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0)
  # Old package lists are the usual reason for a first failure.
  if ! "${apt[@]}" install --no-install-recommends "$@" >"$log" 2>&1; then
    "${apt[@]}" update >>"$log" 2>&1 || true
    "${apt[@]}" install --no-install-recommends "$@" >>"$log" 2>&1 || { tail -n 15 "$log" >&2; fail "$what could not be installed (apt-get install $*)."; }
  fi
  rm -f "$log"
}

icu_package() {
  local name
  name=$(apt-cache pkgnames libicu 2>/dev/null | grep -xE 'libicu[0-9]+' | sort -V | tail -n 1 || true)
  echo "${name:-libicu-dev}"
}

need_tools() {
  has node && has npm || fail "Derwent needs Node.js 20 or newer with npm to build its styles and scripts. See https://nodejs.org."
  [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || fail "Derwent needs Node.js 20 or newer; this machine has $(node --version)."
  # .NET needs ICU to start at all; PostgreSQL usually brings it.
  if [[ $(ldconfig -p 2>/dev/null) != *libicuuc* ]]; then install_packages "ICU" "$(icu_package)"; fi
  has dotnet || fail "Derwent needs the .NET SDK 10. See https://dotnet.microsoft.com/download."
  grep -q '^10\.' <<<"$(dotnet --list-sdks)" || fail "Derwent needs the .NET SDK 10; this machine has: $(dotnet --list-sdks | tr '\n' ' ')"
}

# ── PostgreSQL ────────────────────────────────────────────────────────────────────────────────────────────────────
# The newest installed PostgreSQL that has PostGIS.
find_postgres() {
  local bin version
  for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn); do
    version=$(basename "$(dirname "$bin")")
    if [ -x "$bin/initdb" ] && [ -e "/usr/share/postgresql/$version/extension/postgis.control" ] && [ "$version" -ge 15 ]; then
      PGBIN=$bin
      return 0
    fi
  done
  return 1
}

need_postgres() {
  find_postgres && return
  local version
  version=$(apt-cache depends postgresql 2>/dev/null | grep -om1 'postgresql-[0-9]\+' | grep -o '[0-9]\+' || true)
  if [ -z "$version" ]; then
    install_packages "PostgreSQL" postgresql
    version=$(ls /usr/lib/postgresql | sort -rn | head -n 1)
  fi
  install_packages "PostgreSQL $version and PostGIS" "postgresql-$version" "postgresql-$version-postgis-3"
  find_postgres || fail "Derwent needs PostgreSQL 15 or newer with PostGIS, and could not find it under /usr/lib/postgresql."
}

# PostgreSQL refuses to run as root, so root runs it as the user that its package made.
pg() {
  local program=$1; shift
  if is_root; then (cd / && exec runuser -u postgres -- "$PGBIN/$program" "$@"); else (cd / && exec "$PGBIN/$program" "$@"); fi
}

in_use() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
  local port
  for port in $(seq "$1" $(($1 + 400))); do
    in_use "$port" || { echo "$port"; return; }
  done
  fail "No free port between $1 and $(($1 + 400)) for PostgreSQL."
}

# Where a cluster may live: in the state folder, or under /var/lib when PostgreSQL's user cannot reach that.
cluster_home() {
  local wish=$1
  mkdir -p "$wish"
  if is_root; then
    chmod 711 "$STATE" 2>/dev/null || true
    chown postgres: "$wish"
    if ! (cd / && runuser -u postgres -- test -w "$wish"); then
      rmdir "$wish" 2>/dev/null || true
      wish=/var/lib/derwent/$(printf '%s' "$wish" | cksum | cut -d' ' -f1)
      mkdir -p "$wish"
      chmod 711 /var/lib/derwent
      chown postgres: "$wish"
    fi
  fi
  chmod 700 "$wish"
  echo "$wish"
}

# make_cluster HOME PASSWORD: a new cluster in HOME/data, open to 127.0.0.1 with the password only.
make_cluster() {
  local home=$1 password=$2 secret=$1/password
  (umask 077 && printf '%s\n' "$password" >"$secret")
  if is_root; then chown postgres: "$secret"; fi
  pg initdb -D "$home/data" -U postgres --auth=scram-sha-256 --pwfile="$secret" -E UTF8 --locale=C.UTF-8 >/dev/null ||
    fail "PostgreSQL could not make its data folder in $home."
  rm -f "$secret"
}

# start_cluster HOME PORT SETTINGS...: waits until it answers.
start_cluster() {
  local home=$1 port=$2; shift 2
  local settings="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c jit=off -c max_connections=200 -c shared_buffers=256MB $*"
  pg pg_ctl -D "$home/data" -l "$home/log" -w -t 60 -o "$settings" start </dev/null >/dev/null 2>&1 || {
    tail -n 15 "$home/log" >&2 || true
    fail "PostgreSQL did not start; the last lines of $home/log are above."
  }
}


cluster_runs() { pg pg_ctl -D "$1/data" status >/dev/null 2>&1; }

# The database of ./run and ./derwent: DERWENT_DB when it is set, else the private cluster, started when it sleeps.
need_database() {
  if [ -n "${DERWENT_DB:-}" ]; then return; fi
  need_postgres
  local home port password
  (umask 077 && mkdir -p "$STATE")
  home=$(cluster_home "$STATE/postgres")
  if [ ! -e "$STATE/password" ] || ! pg pg_controldata -D "$home/data" >/dev/null 2>&1; then
    step "Making a private PostgreSQL in $home"
    password=$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')
    make_cluster "$home" "$password"
    (umask 077 && printf '%s' "$password" >"$STATE/password")
    rm -f "$STATE/seeded" "$STATE/port"
  fi
  if cluster_runs "$home"; then
    port=$(cat "$STATE/port")
  else
    port=$(cat "$STATE/port" 2>/dev/null || free_port 54320)
    if in_use "$port"; then port=$(free_port 54320); fi
    printf '%s' "$port" >"$STATE/port"
    start_cluster "$home" "$port"
  fi
  export DERWENT_DB="Host=127.0.0.1;Port=$port;Database=derwent;Username=postgres;Password=$(cat "$STATE/password")"
}

# throw_away_cluster WORK SETTINGS...: a cluster for one run; sets CLUSTER and CONNECTION. drop_cluster ends it.
throw_away_cluster() {
  local work=$1 password port; shift
  need_postgres
  CLUSTER=$(STATE=$work cluster_home "$work/postgres")
  password=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
  make_cluster "$CLUSTER" "$password"
  port=$(free_port 55320)
  start_cluster "$CLUSTER" "$port" "$@"
  CONNECTION="Host=127.0.0.1;Port=$port;Username=postgres;Password=$password"
}

drop_cluster() {
  [ -n "${CLUSTER:-}" ] || return 0
  pg pg_ctl -D "$CLUSTER/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$CLUSTER"
}

# The demo's own cluster and everything that only made sense with it.
throw_private_database_away() {
  [ -e "$STATE/password" ] || return 0
  stop_database >/dev/null
  if find_postgres; then rm -rf "$(cluster_home "$STATE/postgres")"; fi
  rm -f "$STATE/password" "$STATE/port" "$STATE/seeded" "$STATE/demo-sign-ins.txt"
  say "The private database is gone."
}

stop_database() {
  find_postgres || return 0
  local home; home=$(cluster_home "$STATE/postgres")
  if cluster_runs "$home"; then pg pg_ctl -D "$home/data" -m fast -w stop >/dev/null && say "The database has stopped. Its data stays in $home."; else say "The database was not running."; fi
}

# ── What is built ─────────────────────────────────────────────────────────────────────────────────────────────────
# A fingerprint of the contents of files, so that only what changed is built again.
fingerprint() { (cd "$ROOT" && find "$@" -type f -not -path '*/node_modules/*' -not -path '*/bin/*' -not -path '*/obj/*' -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1); }

build_assets() {
  local ui=$ROOT/src/Derwent/ui out=$ROOT/src/Derwent/wwwroot/assets now lock
  now=$(fingerprint src/Derwent/ui)
  [ "$(cat "$out/.made-from" 2>/dev/null || true)" = "$now" ] && return
  lock=$(sha256sum "$ui/package-lock.json" | cut -d' ' -f1)
  if [ "$(cat "$ui/node_modules/.made-from" 2>/dev/null || true)" != "$lock" ]; then
    step "Fetching what the styles and scripts are built with"
    (cd "$ui" && npm ci --no-audit --no-fund --loglevel=error) >/dev/null || fail "npm could not fetch the packages named in src/Derwent/ui/package-lock.json."
    printf '%s' "$lock" >"$ui/node_modules/.made-from"
  fi
  step "Building styles and scripts"
  (cd "$ui" && npm run --silent build 2>&1 | grep -v '^npm warn' || true)
  [ -e "$out/manifest.json" ] || fail "The styles and scripts could not be built; run: cd src/Derwent/ui && npm run build"
  printf '%s' "$now" >"$out/.made-from"
}

APP=$STATE/app

build_app() {
  build_assets
  local now
  now=$(fingerprint src Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt .editorconfig)
  [ "$(cat "$APP/.made-from" 2>/dev/null || true)" = "$now" ] && return
  step "Building Derwent"
  (umask 077 && mkdir -p "$STATE")
  local log; log=$(mktemp)
  rm -rf "$APP.new"
  (cd "$ROOT" && dotnet publish src/Derwent -c Release -p:Ahead=true -o "$APP.new" -v q) >"$log" 2>&1 || { grep -E 'error|warn' "$log" | sort -u | head -n 20 >&2 || tail -n 20 "$log" >&2; fail "Derwent could not be built."; }
  rm -rf "$log" "$APP"
  mv "$APP.new" "$APP"
  printf '%s' "$now" >"$APP/.made-from"
}

# The program, with the private database unless DERWENT_DB names another.
derwent() { dotnet "$APP/Derwent.dll" "$@"; }
