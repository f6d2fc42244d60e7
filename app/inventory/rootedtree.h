// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Patchwijzer {

/** Reads files of a directory tree that may be hostile, such as another computer's mounted disk.
 *  Every symbolic link is followed inside the tree only: an absolute one starts at the tree's root, and ".."
 *  stops there. Only regular files are opened, so a pipe or a device cannot hold us up.
 */
class RootedTree
{
public:
    explicit RootedTree(QString root);

    /** @return FileMissing, FileUnreadable, FileTooLarge. */
    [[nodiscard]] Result<QByteArray> read(const QString &path, qint64 maxBytes) const;

    /** @param path relative to the root; a folder counts too. */
    [[nodiscard]] bool exists(const QString &path) const;

    /** Names in a folder, sorted, at most 10,000; empty when it is none or cannot be read. */
    [[nodiscard]] QList<QString> entries(const QString &path) const;

    /** Where the path is once its links are followed inside the tree, for a program that opens it itself; nothing when
     *  links run in circles. Whether anything is there is not said.
     */
    [[nodiscard]] std::optional<QString> locate(const QString &path) const { return resolve(path); }

    [[nodiscard]] const QString &root() const { return m_root; }

private:
    [[nodiscard]] std::optional<QString> resolve(const QString &path) const;

    QString m_root;
};

} // namespace Patchwijzer
