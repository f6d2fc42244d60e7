// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/rootedtree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

namespace fs = std::filesystem;

constexpr int maxLinks = 40; ///< As the Linux kernel allows.
constexpr qsizetype maxEntries = 10'000;

// Through Qt's own conversion, which never throws: a name may hold any bytes.
fs::path nativePath(const QString &path)
{
    if constexpr (std::is_same_v<fs::path::value_type, char>)
        return {QFile::encodeName(path).toStdString()};
    else
        return {path.toStdWString()};
}

template<typename NativeString>
QString fromNative(const NativeString &text)
{
    if constexpr (std::is_same_v<NativeString, std::string>)
        return QFile::decodeName(QByteArray::fromStdString(text));
    else
        return QDir::fromNativeSeparators(QString::fromStdWString(text));
}

} // namespace

RootedTree::RootedTree(QString root)
    : m_root(std::move(root))
{
}

/** Walks one name at a time; the file system itself is never asked to follow a link. */
std::optional<QString> RootedTree::resolve(const QString &path) const
{
    auto todo = path.split(u'/', Qt::SkipEmptyParts);
    QList<QString> done;
    auto links = 0;
    while (!todo.isEmpty()) {
        const auto name = todo.takeFirst();
        if (name == "."_L1)
            continue;
        if (name == ".."_L1) {
            if (!done.isEmpty())
                done.removeLast();
            continue;
        }
        const auto here = nativePath(QDir(m_root).filePath((done + QList{name}).join(u'/')));
        std::error_code error;
        if (!fs::is_symlink(here, error)) {
            done.append(name);
            continue;
        }
        const auto target = fs::read_symlink(here, error);
        if (error || ++links > maxLinks)
            return std::nullopt;
        const auto text = fromNative(target.native());
        if (text.startsWith(u'/'))
            done.clear();
        todo = text.split(u'/', Qt::SkipEmptyParts) + todo;
    }
    return QDir(m_root).filePath(done.join(u'/'));
}

Result<QByteArray> RootedTree::read(const QString &path, qint64 maxBytes) const
{
    const auto shown = QDir::cleanPath(m_root + u'/' + path);
    const auto real = resolve(path);
    std::error_code error;
    const auto status = real ? fs::symlink_status(nativePath(*real), error) : fs::file_status(fs::file_type::not_found);
    if (status.type() == fs::file_type::not_found)
        return fail(Error::Code::FileMissing, shown);
    if (status.type() != fs::file_type::regular)
        return fail(Error::Code::FileUnreadable, shown,
                    error ? QString::fromLocal8Bit(error.message()) : u"not a regular file"_s);
    QFile file(*real);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::FileUnreadable, shown, file.errorString());
    // One byte more than allowed: the size told beforehand may be wrong, as for files in /proc.
    auto bytes = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(Error::Code::FileUnreadable, shown, file.errorString());
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, shown, u"more than %1 bytes"_s.arg(maxBytes));
    return bytes;
}

bool RootedTree::exists(const QString &path) const
{
    const auto real = resolve(path);
    return real && QFileInfo::exists(*real);
}

QList<QString> RootedTree::entries(const QString &path) const
{
    QList<QString> names;
    const auto real = resolve(path);
    if (!real)
        return names;
    QDirIterator walk(*real, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    while (walk.hasNext() && names.size() < maxEntries) {
        walk.next();
        names.append(walk.fileName());
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace Patchwijzer
