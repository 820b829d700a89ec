/*
 * address: is this where the reader's own network begins?  Asked of the
 * address that is really connected to, so that neither a name, nor DNS
 * rebinding, nor an IPv4 address in IPv6 clothes gets around it.
 */
#ifndef NET_ADDRESS_H
#define NET_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

#include "base/str.h"

/* True also for families that are neither IPv4 nor IPv6. */
bool address_is_private(const struct sockaddr *sa);
/* Is this the address of the proxy ("[scheme://][user@]host[:port]")?  A proxy
 * given by name is known by its port alone. */
bool address_is_proxy(const struct sockaddr *sa, struct str proxy);

#endif
