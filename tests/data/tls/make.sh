#!/bin/sh
# Writes the certificates of the loopback servers anew: ./make.sh, in this folder, with OpenSSL 3.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/ca.cnf" <<CNF
[ca]
default_ca = own
[own]
database = $work/index
new_certs_dir = $work
serial = $work/serial
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
CNF
: > "$work/index"
echo 1000 > "$work/serial"

key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }

request() { # name, alternative names
    key "$work/$1.key"
    openssl req -new -key "$work/$1.key" -subj "/CN=$1" -addext "subjectAltName=$2" -out "$work/$1.csr"
}

root() { # name, common name
    key "$work/$1.key"
    openssl req -new -key "$work/$1.key" -subj "/CN=$2" -out "$work/$1.csr"
    openssl ca -config "$work/ca.cnf" -batch -notext -selfsign -extensions root -keyfile "$work/$1.key" \
        -in "$work/$1.csr" -startdate 20200101000000Z -enddate 21200101000000Z -out "$work/$1.pem" 2>/dev/null
}

leaf() { # name, authority, alternative names, from, to
    request "$1" "$3"
    openssl ca -config "$work/ca.cnf" -batch -notext -extensions leaf -cert "$work/$2.pem" -keyfile "$work/$2.key" \
        -in "$work/$1.csr" -startdate "$4" -enddate "$5" -out "$work/$1.pem" 2>/dev/null
    cat "$work/$1.key" "$work/$1.pem" > "$1.pem"
}

here="DNS:localhost,DNS:*.loop.test,IP:127.0.0.1,IP:::1"
root authority "Test authority"
root stranger "Strange authority"
cp "$work/authority.pem" authority.pem
leaf good authority "$here" 20200101000000Z 21200101000000Z
leaf expired authority "$here" 20200101000000Z 20210101000000Z
leaf early authority "$here" 21000101000000Z 21200101000000Z
leaf elsewhere authority "DNS:elsewhere.example" 20200101000000Z 21200101000000Z
leaf unknown stranger "$here" 20200101000000Z 21200101000000Z
request alone "$here"
openssl ca -config "$work/ca.cnf" -batch -notext -selfsign -extensions leaf -keyfile "$work/alone.key" \
    -in "$work/alone.csr" -startdate 20200101000000Z -enddate 21200101000000Z -out "$work/alone.pem" 2>/dev/null
cat "$work/alone.key" "$work/alone.pem" > alone.pem
