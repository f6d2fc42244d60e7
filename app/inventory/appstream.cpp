// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/appstream.h"

#include "inventory/menutext.h"

#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxBytes = qsizetype(64) << 20; ///< All of Debian's main has 40 MB.
constexpr qsizetype maxComponents = 100'000;
constexpr qsizetype maxEntries = 32; ///< Of one component.

struct BestText {
    QString text = {};
    int rank = 0; ///< See dutchness().
};

/** Text of the element that was just entered; elements in it count for nothing. */
QString textOf(QXmlStreamReader *xml)
{
    return menuText(xml->readElementText(QXmlStreamReader::SkipChildElements));
}

void offer(QXmlStreamReader *xml, BestText *best)
{
    const auto language = xml->attributes().value("http://www.w3.org/XML/1998/namespace"_L1, "lang"_L1);
    const int rank = dutchness(language);
    const auto text = textOf(xml);
    if (rank > best->rank && !text.isEmpty())
        *best = {text, rank};
}

bool isApplication(QStringView type)
{
    // "desktop" is what 0.8 and before wrote.
    return type == u"desktop-application" || type == u"desktop" || type == u"console-application"
        || type == u"web-application";
}

AppStreamComponent readComponent(QXmlStreamReader *xml)
{
    AppStreamComponent component;
    BestText name;
    BestText summary;
    component.application = isApplication(xml->attributes().value("type"_L1));
    while (xml->readNextStartElement()) {
        if (xml->name() == u"id" && component.id.isEmpty())
            component.id = textOf(xml);
        else if (xml->name() == u"pkgname" && component.package.isEmpty())
            component.package = textOf(xml);
        else if (xml->name() == u"name")
            offer(xml, &name);
        else if (xml->name() == u"summary")
            offer(xml, &summary);
        else if (xml->name() == u"launchable" && xml->attributes().value("type"_L1) == u"desktop-id"
                 && component.desktopEntries.size() < maxEntries)
            component.desktopEntries.append(textOf(xml));
        else
            xml->skipCurrentElement();
    }
    component.name = name.text;
    component.summary = summary.text;
    component.desktopEntries.removeAll(QString());
    // Before launchables there were, the id was the name of the file.
    if (component.desktopEntries.isEmpty() && component.id.endsWith(".desktop"_L1))
        component.desktopEntries.append(component.id);
    return component;
}

} // namespace

Result<QList<AppStreamComponent>> parseAppStream(const QByteArray &bytes, const QString &where)
{
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, where, u"larger than 64 MiB"_s);
    QXmlStreamReader xml(bytes); // Bounds the expansion of entities itself.
    if (!xml.readNextStartElement())
        return fail(Error::Code::UnknownFormat, where, xml.errorString());
    QList<AppStreamComponent> components;
    const auto add = [&] {
        auto component = readComponent(&xml);
        if (!component.id.isEmpty())
            components.append(std::move(component));
    };
    // "application" is what 0.5 and before wrote.
    if (xml.name() == u"component" || xml.name() == u"application") {
        add();
    } else if (xml.name() == u"components") {
        while (xml.readNextStartElement()) {
            if (xml.name() != u"component")
                xml.skipCurrentElement();
            else if (components.size() >= maxComponents)
                return fail(Error::Code::FileTooLarge, where, u"too many components"_s);
            else
                add();
        }
    } else {
        return fail(Error::Code::UnknownFormat, where, u"neither a component nor a list of them"_s);
    }
    if (xml.hasError())
        return fail(Error::Code::UnknownFormat, where + u':' + QString::number(xml.lineNumber()), xml.errorString());
    return components;
}

} // namespace Patchwijzer
