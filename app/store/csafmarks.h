// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/csafmatch.h"
#include "core/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace Patchwijzer {

/** Which CSAF documents concern what is on this computer, what the owner did about each, and his remarks; in the same
 *  case.sqlite as his other decisions. Every change is on disk when it returns, whole or not at all.
 *  Use and destroy it in the thread that opened it.
 */
class CsafMarks
{
public:
    /** Opens or makes `<folder>/case.sqlite`. @return DatabaseBroken, DatabaseTooNew, DiskFull, CannotWrite. */
    [[nodiscard]] static Result<CsafMarks> open(const QString &folder);

    CsafMarks(CsafMarks &&) noexcept;
    CsafMarks &operator=(CsafMarks &&) noexcept;
    CsafMarks(const CsafMarks &) = delete;
    CsafMarks &operator=(const CsafMarks &) = delete;
    ~CsafMarks();

    [[nodiscard]] Result<CsafState> load() const;

    using Change = std::function<Result<CsafState>(const CsafState &)>;
    /** Reads what is kept, lets @p make say what it becomes, and writes the rows that differ; nobody else can write in
     *  between. @return the new state; what @p make says; then nothing was written.
     *  @param ranOn of runKey(), when this was a run of the matching.
     */
    [[nodiscard]] Result<CsafState> change(const Change &make, const QString &ranOn = {});

    /** What the last run of the matching was made from; empty when there was none. */
    [[nodiscard]] Result<QString> runKey() const;

    [[nodiscard]] Result<QList<CsafComment>> comments() const; ///< Sorted by number, which is the order they came in.
    [[nodiscard]] Result<CsafComment> addComment(const CsafKey &document, const QString &text, const QDateTime &now);
    /** @return WrongUse with `where` "comment" when there is none with that number. */
    [[nodiscard]] Result<void> removeComment(qint64 number);

private:
    struct Private;
    explicit CsafMarks(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace Patchwijzer
