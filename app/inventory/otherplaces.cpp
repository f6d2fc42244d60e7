// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/otherplaces.h"

#include <algorithm>
#include <array>
#include <initializer_list>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

struct Place {
    QStringView what;
    QStringView path;   ///< A "*" at the end of a name in it stands for anything; only one.
    QStringView ending; ///< Only entries that end so count; empty = any.
};

constexpr std::array systemPlaces{
    Place{u"npm", u"usr/local/lib/node_modules", u""},
    Place{u"opt", u"opt", u""},
    Place{u"pip", u"usr/local/lib/python3*/dist-packages", u".dist-info"},
    Place{u"usrLocal", u"usr/local/bin", u""},
};

constexpr std::array homePlaces{
    Place{u"appimage", u"Applications", u".AppImage"},
    Place{u"appimage", u"AppImages", u".AppImage"},
    Place{u"appimage", u"Downloads", u".AppImage"},
    Place{u"appimage", u"", u".AppImage"},
    Place{u"homePrograms", u".local/bin", u""},
    Place{u"homePrograms", u"bin", u""},
    Place{u"npm", u".npm-global/lib/node_modules", u""},
    Place{u"pip", u".local/lib/python3*/site-packages", u".dist-info"},
};

/** The folders that a path with one "*" in it stands for. */
QList<QString> foldersOf(const RootedTree &tree, const QString &path)
{
    const auto star = path.indexOf(u'*');
    if (star < 0)
        return {path};
    const auto slash = path.lastIndexOf(u'/', star);
    const auto parent = path.first(slash);
    const auto prefix = path.sliced(slash + 1, star - slash - 1);
    QList<QString> folders;
    for (const auto &name : tree.entries(parent)) {
        if (name.startsWith(prefix))
            folders.append(parent + u'/' + name + path.sliced(star + 1));
    }
    return folders;
}

bool holdsSoftware(const RootedTree &tree, const QString &folder, QStringView ending)
{
    const auto names = tree.entries(folder);
    return std::any_of(names.begin(), names.end(), [&](const QString &name) {
        return !name.startsWith(u'.') && name.endsWith(ending, Qt::CaseInsensitive);
    });
}

template<std::size_t Count>
void addPlaces(const RootedTree &tree, const QString &base, const std::array<Place, Count> &places,
               QList<NotLookedAt> &found)
{
    for (const auto &place : places) {
        for (const auto &folder : foldersOf(tree, base + u'/' + place.path.toString())) {
            if (holdsSoftware(tree, folder, place.ending))
                found.append({place.what.toString(), u"notSupportedYet"_s, folder});
        }
    }
}

} // namespace

QList<NotLookedAt> otherPlaces(const RootedTree &tree, const QString &home)
{
    QList<NotLookedAt> found;
    addPlaces(tree, {}, systemPlaces, found);
    if (!home.isEmpty())
        addPlaces(tree, home, homePlaces, found);
    else
        found.append({u"homePrograms"_s, u"otherTree"_s, {}});
    std::stable_sort(found.begin(), found.end(),
                     [](const NotLookedAt &lhs, const NotLookedAt &rhs) { return lhs.what < rhs.what; });
    return found;
}

} // namespace Patchwijzer
