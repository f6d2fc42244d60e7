// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace Patchwijzer {

/** A document taken apart once, for who both checks and reads it: taking a large one apart takes more memory than the
 *  document itself. One object can be used for many documents, one after another. Not for use by two threads at once.
 */
class CsafJson
{
public:
    static constexpr qint64 maxBytes = qint64(64) << 20; ///< The largest seen is 23 MB; an archive has the same limit.
    static constexpr int maxDepth = 128;                 ///< Deep enough to say of a branch where it is too deep.

    /** @param room memory is kept for documents of up to so many bytes; that of a larger one goes with it. */
    explicit CsafJson(qsizetype room = 0);
    CsafJson(CsafJson &&) noexcept;
    CsafJson &operator=(CsafJson &&) noexcept;
    CsafJson(const CsafJson &) = delete;
    CsafJson &operator=(const CsafJson &) = delete;
    ~CsafJson();

    /** Takes @p json apart, and lets go of the document before it. @p json is not needed any more when this returns.
     *  @param where names the document in errors, e.g. its file name.
     *  @param bytes how large it may be.
     *  @param depth how deep it may be nested.
     *  @return NotJson, BadValue when nested too deep, FileTooLarge.
     */
    [[nodiscard]] Result<void> parse(const QByteArray &json, const QString &where, qint64 bytes = maxBytes,
                                     int depth = maxDepth);

    /** Lets go of the document. */
    void clear();

    /** Inside feeds/csaf only. */
    struct Content;
    [[nodiscard]] const Content &content() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Patchwijzer
