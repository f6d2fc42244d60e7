// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advisory.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace Patchwijzer {

/** What an OSV record may hold at most; more is an error, not a reason to stop reading the others. */
struct OsvLimits {
    qint64 recordBytes = qint64(32) << 20;
    int depth = 64;
    qsizetype packages = 20'000;
    qsizetype rangesPerPackage = 2'000;
    qsizetype eventsPerRange = 20'000;
    qsizetype versionsPerPackage = 200'000;
    qsizetype idsPerList = 20'000;
    qsizetype nameLength = 1'024; ///< Bytes of an id, package name or version.
};

struct OsvRecord {
    Advisory advisory;        ///< `feed` is left empty.
    qint64 otherPackages = 0; ///< Packages of other ecosystems, left out.
};

/** Reads OSV records one after another, reusing its buffers. Not for use by two threads at once.
 *  @see OSV schema 1.7; facts: FEEDS 7.1
 */
class OsvParser
{
public:
    /** @param ecosystem keep only packages of this one, e.g. "Debian"; empty keeps all that name one. */
    explicit OsvParser(QString ecosystem = {}, const OsvLimits &limits = {});
    OsvParser(OsvParser &&) noexcept;
    OsvParser &operator=(OsvParser &&) noexcept;
    OsvParser(const OsvParser &) = delete;
    OsvParser &operator=(const OsvParser &) = delete;
    ~OsvParser();

    /** @param where names the record's place in errors, e.g. its file name.
     *  @return UnknownFormat when it is JSON but no OSV record; NotJson, MissingField, BadValue, FileTooLarge.
     */
    [[nodiscard]] Result<OsvRecord> parse(const QByteArray &json, const QString &where);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Patchwijzer
