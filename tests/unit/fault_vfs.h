/*
 * fault_vfs: a file system for SQLite that fails on demand, for tests only.  It
 * stands in front of the usual one and counts every call; call number `at`
 * fails, or it and all after it.  The program itself has no hook for this:
 * SQLite takes the default file system, and here that is ours.
 *
 * A failing write writes half of its bytes first, as a full disk does.
 */
#ifndef UNIT_FAULT_VFS_H
#define UNIT_FAULT_VFS_H

#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

enum fault_kind {
	FAULT_ONCE,             /* one call gives an I/O error */
	FAULT_FROM,             /* it and all after it: the disk is gone */
	FAULT_FULL,             /* all writes from it on: the disk is full */
	FAULT_SHORT,            /* one read gives half of what was asked for */
	FAULT_BUSY,             /* one lock is held by somebody else */
	FAULT_KINDS
};

static struct {
	sqlite3_vfs vfs, *real;
	sqlite3_io_methods methods;
	atomic_int armed, kind, at, calls, fired;
} fault;

struct fault_file {
	sqlite3_file base;      /* must be first */
	sqlite3_file *real;
};

/* Which calls a kind can hit. */
enum fault_call { CALL_READ = 1, CALL_WRITE = 2, CALL_LOCK = 4, CALL_OTHER = 8 };

static inline bool fault_hits(enum fault_call call)
{
	static const int hit_by[FAULT_KINDS] = {
		[FAULT_ONCE] = CALL_READ | CALL_WRITE | CALL_LOCK | CALL_OTHER,
		[FAULT_FROM] = CALL_READ | CALL_WRITE | CALL_LOCK | CALL_OTHER,
		[FAULT_FULL] = CALL_WRITE, [FAULT_SHORT] = CALL_READ, [FAULT_BUSY] = CALL_LOCK,
	};
	int kind = fault.kind, n;

	if (!fault.armed || !(hit_by[kind] & (int)call))
		return false;
	n = ++fault.calls;
	if (n != fault.at && !(n > fault.at && (kind == FAULT_FROM || kind == FAULT_FULL)))
		return false;
	fault.fired++;
	return true;
}

static inline void fault_arm(enum fault_kind kind, int at)
{
	fault.kind = (int)kind;
	fault.at = at;
	fault.calls = fault.fired = 0;
	fault.armed = 1;
}

/* How many calls there were that this kind could have hit. */
static inline int fault_disarm(void)
{
	fault.armed = 0;
	return fault.calls;
}

/* ---- files ---- */

#define REAL(f) ((struct fault_file *)(f))->real

static int fault_close(sqlite3_file *f)
{
	sqlite3_file *real = REAL(f);
	int rc = real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;

	free(real);
	return rc;
}

static int fault_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
	int rc;

	if (!fault_hits(CALL_READ))
		return REAL(f)->pMethods->xRead(REAL(f), to, n, at);
	if (fault.kind != FAULT_SHORT)
		return SQLITE_IOERR_READ;
	rc = REAL(f)->pMethods->xRead(REAL(f), to, n, at);
	memset((char *)to + n / 2, 0, (size_t)(n - n / 2));
	return rc == SQLITE_OK ? SQLITE_IOERR_SHORT_READ : rc;
}

static int fault_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
	if (!fault_hits(CALL_WRITE))
		return REAL(f)->pMethods->xWrite(REAL(f), from, n, at);
	REAL(f)->pMethods->xWrite(REAL(f), from, n / 2, at);
	return fault.kind == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int fault_truncate(sqlite3_file *f, sqlite3_int64 n)
{
	return fault_hits(CALL_OTHER) ? SQLITE_IOERR_TRUNCATE : REAL(f)->pMethods->xTruncate(REAL(f), n);
}

static int fault_sync(sqlite3_file *f, int flags)
{
	return fault_hits(CALL_OTHER) ? SQLITE_IOERR_FSYNC : REAL(f)->pMethods->xSync(REAL(f), flags);
}

static int fault_size(sqlite3_file *f, sqlite3_int64 *n)
{
	return fault_hits(CALL_OTHER) ? SQLITE_IOERR_FSTAT : REAL(f)->pMethods->xFileSize(REAL(f), n);
}

static int fault_lock_code(int io)
{
	return fault.kind == FAULT_BUSY ? SQLITE_BUSY : io;
}

static int fault_lock(sqlite3_file *f, int level)
{
	return fault_hits(CALL_LOCK) ? fault_lock_code(SQLITE_IOERR_LOCK) : REAL(f)->pMethods->xLock(REAL(f), level);
}

/* Unlocking is never made to fail: what follows is not defined by SQLite. */
static int fault_unlock(sqlite3_file *f, int level)
{
	return REAL(f)->pMethods->xUnlock(REAL(f), level);
}

static int fault_reserved(sqlite3_file *f, int *out)
{
	return fault_hits(CALL_OTHER) ? SQLITE_IOERR_CHECKRESERVEDLOCK :
		REAL(f)->pMethods->xCheckReservedLock(REAL(f), out);
}

static int fault_control(sqlite3_file *f, int op, void *arg)
{
	return REAL(f)->pMethods->xFileControl(REAL(f), op, arg);
}

static int fault_sector(sqlite3_file *f)
{
	return REAL(f)->pMethods->xSectorSize(REAL(f));
}

static int fault_device(sqlite3_file *f)
{
	return REAL(f)->pMethods->xDeviceCharacteristics(REAL(f));
}

static int fault_shm_map(sqlite3_file *f, int page, int bytes, int grow, void volatile **out)
{
	return fault_hits(CALL_OTHER) ? SQLITE_IOERR_SHMMAP :
		REAL(f)->pMethods->xShmMap(REAL(f), page, bytes, grow, out);
}

static int fault_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	if (!(flags & SQLITE_SHM_UNLOCK) && fault_hits(CALL_LOCK))
		return fault_lock_code(SQLITE_IOERR_SHMLOCK);
	return REAL(f)->pMethods->xShmLock(REAL(f), offset, n, flags);
}

static void fault_shm_barrier(sqlite3_file *f)
{
	REAL(f)->pMethods->xShmBarrier(REAL(f));
}

static int fault_shm_unmap(sqlite3_file *f, int remove)
{
	return REAL(f)->pMethods->xShmUnmap(REAL(f), remove);
}

/* ---- the file system ---- */

static int fault_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct fault_file *file = (struct fault_file *)f;
	int rc;

	(void)v;
	file->base.pMethods = NULL;
	if (fault_hits(CALL_OTHER))
		return SQLITE_CANTOPEN;
	file->real = calloc(1, (size_t)fault.real->szOsFile);
	if (!file->real)
		return SQLITE_NOMEM;
	rc = fault.real->xOpen(fault.real, name, file->real, flags, out);
	if (rc != SQLITE_OK) {
		free(file->real);
		return rc;
	}
	file->base.pMethods = &fault.methods;
	return SQLITE_OK;
}

static int fault_delete(sqlite3_vfs *v, const char *name, int sync)
{
	(void)v;
	return fault_hits(CALL_OTHER) ? SQLITE_IOERR_DELETE : fault.real->xDelete(fault.real, name, sync);
}

static int fault_access(sqlite3_vfs *v, const char *name, int flags, int *out)
{
	(void)v;
	return fault_hits(CALL_OTHER) ? SQLITE_IOERR_ACCESS : fault.real->xAccess(fault.real, name, flags, out);
}

/* Who waits for a lock is told that the time is over. */
static int fault_sleep(sqlite3_vfs *v, int microseconds)
{
	(void)v;
	return fault.armed ? microseconds : fault.real->xSleep(fault.real, microseconds);
}

static inline void fault_install(void)
{
	fault.real = sqlite3_vfs_find(NULL);
	fault.vfs = *fault.real;
	fault.vfs.zName = "faults";
	fault.vfs.szOsFile = (int)sizeof(struct fault_file);
	fault.vfs.xOpen = fault_open;
	fault.vfs.xDelete = fault_delete;
	fault.vfs.xAccess = fault_access;
	fault.vfs.xSleep = fault_sleep;
	fault.methods = (sqlite3_io_methods){
		.iVersion = 2, .xClose = fault_close, .xRead = fault_read, .xWrite = fault_write,
		.xTruncate = fault_truncate, .xSync = fault_sync, .xFileSize = fault_size,
		.xLock = fault_lock, .xUnlock = fault_unlock, .xCheckReservedLock = fault_reserved,
		.xFileControl = fault_control, .xSectorSize = fault_sector,
		.xDeviceCharacteristics = fault_device, .xShmMap = fault_shm_map,
		.xShmLock = fault_shm_lock, .xShmBarrier = fault_shm_barrier, .xShmUnmap = fault_shm_unmap,
	};
	if (sqlite3_vfs_register(&fault.vfs, 1) != SQLITE_OK)
		BUG("no file system");
}

#endif
