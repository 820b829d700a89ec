/* address: see address.h.  Ranges after the IANA special-purpose registries. */
#include "net/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

struct range4 { uint32_t first; int bits; };
struct range6 { unsigned char first[16]; int bits; };

static const struct range4 private4[] = {
	{ 0x00000000, 8 },      /* this network */
	{ 0x0A000000, 8 }, { 0xAC100000, 12 }, { 0xC0A80000, 16 },
	{ 0x64400000, 10 },     /* carrier-grade NAT */
	{ 0x7F000000, 8 },      /* loopback */
	{ 0xA9FE0000, 16 },     /* link local, cloud metadata */
	{ 0xC0000000, 24 }, { 0xC6120000, 15 },
	{ 0xE0000000, 3 },      /* multicast, reserved, broadcast */
};

static const struct range6 private6[] = {
	{ { 0 }, 127 },                 /* :: and ::1 */
	{ { 0xfc }, 7 }, { { 0xfe, 0x80 }, 10 }, { { 0xfe, 0xc0 }, 10 }, { { 0xff }, 8 },
	{ { 0x01 }, 64 },               /* discard only */
};

/* An IPv4 address inside an IPv6 one: prefix, and where it stands. */
static const struct { struct range6 range; int at; } inside6[] = {
	{ { { [10] = 0xff, [11] = 0xff }, 96 }, 12 },           /* ::ffff:a.b.c.d */
	{ { { 0 }, 96 }, 12 },                                  /* ::a.b.c.d */
	{ { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 },             /* NAT64 */
	{ { { 0x20, 0x02 }, 16 }, 2 },                          /* 6to4 */
};

static bool is_private4(uint32_t ip)
{
	for (size_t i = 0; i < sizeof private4 / sizeof private4[0]; i++)
		if ((ip ^ private4[i].first) >> (32 - private4[i].bits) == 0)
			return true;
	return false;
}

static bool in_range6(const unsigned char *ip, const struct range6 *r)
{
	int whole = r->bits / 8, rest = r->bits % 8;

	if (memcmp(ip, r->first, (size_t)whole) != 0)
		return false;
	return rest == 0 || (ip[whole] ^ r->first[whole]) >> (8 - rest) == 0;
}

static bool is_private6(const unsigned char *ip)
{
	for (size_t i = 0; i < sizeof private6 / sizeof private6[0]; i++)
		if (in_range6(ip, &private6[i]))
			return true;
	for (size_t i = 0; i < sizeof inside6 / sizeof inside6[0]; i++) {
		const unsigned char *v4 = ip + inside6[i].at;

		if (in_range6(ip, &inside6[i].range) && is_private4((uint32_t)v4[0] << 24
				| (uint32_t)v4[1] << 16 | (uint32_t)v4[2] << 8 | v4[3]))
			return true;
	}
	return false;
}

bool address_is_private(const struct sockaddr *sa)
{
	if (sa->sa_family == AF_INET)
		return is_private4(ntohl(((const struct sockaddr_in *)sa)->sin_addr.s_addr));
	if (sa->sa_family == AF_INET6)
		return is_private6(((const struct sockaddr_in6 *)sa)->sin6_addr.s6_addr);
	return true;
}

/* "[scheme://][user@]host[:port][/]" in host and port; curl's default is 1080. */
static void proxy_split(struct str proxy, struct str *host, int64_t *port)
{
	size_t scheme = str_find(proxy, STR("://"), 0), colon, at;

	if (scheme < proxy.n)
		proxy = str_skip(proxy, scheme + 3);
	proxy = str_sub(proxy, 0, str_find_byte(proxy, '/', 0));
	while ((at = str_find_byte(proxy, '@', 0)) < proxy.n)
		proxy = str_skip(proxy, at + 1);
	*host = proxy;
	*port = 1080;
	colon = str_find_byte(proxy, ':', proxy.n && proxy.p[0] == '[' ? str_find_byte(proxy, ']', 0) : 0);
	if (colon < proxy.n) {
		*host = str_sub(proxy, 0, colon);
		str_int(str_skip(proxy, colon + 1), port);
	}
	if (host->n > 2 && host->p[0] == '[')
		*host = str_sub(*host, 1, host->n - 1);
}

bool address_is_proxy(const struct sockaddr *sa, struct str proxy)
{
	const struct sockaddr_in *v4 = (const struct sockaddr_in *)sa;
	const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)sa;
	unsigned char literal[16];
	char name[64] = "";
	struct str host;
	int64_t port;

	if (proxy.n == 0 || (sa->sa_family != AF_INET && sa->sa_family != AF_INET6))
		return false;
	proxy_split(proxy, &host, &port);
	if (ntohs(sa->sa_family == AF_INET ? v4->sin_port : v6->sin6_port) != port)
		return false;
	if (host.n && host.n < sizeof name)
		memcpy(name, host.p, host.n);
	if (inet_pton(AF_INET, name, literal) == 1)
		return sa->sa_family == AF_INET && memcmp(&v4->sin_addr, literal, 4) == 0;
	if (inet_pton(AF_INET6, name, literal) == 1)
		return sa->sa_family == AF_INET6 && memcmp(&v6->sin6_addr, literal, 16) == 0;
	return true;
}
