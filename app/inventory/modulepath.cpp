// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/modulepath.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

struct OwnedPlace {
    QStringView type;
    QStringView path;   ///< Regular expression for the beginning.
    QStringView prefix; ///< Of the package.
};
constexpr std::array ownedPlaces{
    OwnedPlace{u"pypi", u"^/usr/lib(?:64|32)?/python[0-9.]*/(?:dist|site)-packages(?:/|$)", u"python3-"},
    OwnedPlace{u"npm", u"^/usr/(?:share|lib/[a-z0-9_]+-linux-gnu[a-z0-9]*)/nodejs(?:/|$)", u"node-"},
    OwnedPlace{u"gem", u"^/usr/(?:share|lib)/(?:rubygems-integration|gems|ruby/vendor_ruby)(?:/|$)", u"ruby-"},
};

} // namespace

QString ownerOfModule(const QString &type, const QString &name, const QString &path)
{
    const auto absolute = path.startsWith(u'/') ? path : u'/' + path;
    const auto found = std::find_if(ownedPlaces.begin(), ownedPlaces.end(), [&](const OwnedPlace &place) {
        return place.type == type && QRegularExpression(place.path.toString()).match(absolute).hasMatch();
    });
    if (found == ownedPlaces.end() || name.isEmpty())
        return {};
    auto word = name.toLower();
    word.replace(u'_', u'-');
    return found->prefix.toString() + word.section(u'/', -1);
}

QString modulePurl(const QString &type, const QString &name, const QString &version)
{
    auto plain = type == "pypi"_L1 ? name.toLower().replace(u'_', u'-') : name;
    const auto encoded = QString::fromLatin1(QUrl::toPercentEncoding(plain, "/"));
    return u"pkg:"_s + type + u'/' + encoded + u'@' + QString::fromLatin1(QUrl::toPercentEncoding(version, "+:"));
}

} // namespace Patchwijzer
