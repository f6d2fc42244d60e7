// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/spdx.h"

#include "inventory/foreigndocument.h"
#include "inventory/jsonoutline.h"
#include "inventory/spdxwords.h"

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

QString placeIn(const QString &list, qsizetype index)
{
    return u'/' + list + u'/' + QString::number(index);
}

void readPackage(const DocumentNode &node, const QString &place, SbomInventory &sbom)
{
    if (!node.isObject())
        return sbom.builder().skip(Error::Code::BadValue, place, u"expected an object"_s);
    if (node.hasTwice({"SPDXID", "name", "versionInfo", "externalRefs", "primaryPackagePurpose"}))
        return sbom.builder().skip(Error::Code::BadValue, place, u"a key is given twice"_s);
    SbomComponent component;
    component.place = place;
    component.reference = node.text("SPDXID");
    component.name = node.text("name");
    component.version = spdxText(node.text("versionInfo"));
    component.type = spdxType(node.text("primaryPackagePurpose"));
    component.publisher = spdxAgent(node.text("supplier"));
    if (component.publisher.isEmpty())
        component.publisher = spdxAgent(node.text("originator"));
    node["externalRefs"].items([&](const DocumentNode &reference, qsizetype) {
        addSpdxReference(component, reference.text("referenceType"), reference.text("referenceLocator"));
    });
    addSpdxSourceInfo(component, node.text("sourceInfo"));
    sbom.add(component);
}

/** An element of 3.0; the names of its keys are those of the JSON-LD context of SPDX. */
void readElement(const DocumentNode &node, const QString &place, SbomInventory &sbom)
{
    if (node.text("type") != "software_Package"_L1)
        return;
    SbomComponent component;
    component.place = place;
    component.reference = node.text("spdxId");
    component.name = node.text("name");
    component.version = spdxText(node.text("software_packageVersion"));
    component.purl = node.text("software_packageUrl");
    component.type = spdxType(node.text("software_primaryPurpose"));
    node["externalIdentifier"].items([&](const DocumentNode &one, qsizetype) {
        addSpdxReference(component, one.text("externalIdentifierType"), one.text("identifier"));
    });
    sbom.add(component);
}

} // namespace

bool looksLikeSpdxJson(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    return outline.isObject() && outline.has("spdxVersion");
}

bool looksLikeSpdx3(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    return outline.isObject() && outline.has("@graph") && outline.has("@context") && bytes.contains("spdx.org");
}

Result<Inventory> readSpdxJson(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto document, ForeignDocument::fromJson(bytes, name));
    const auto root = document.root();
    if (root.hasTwice({"packages", "relationships", "spdxVersion"}))
        return fail(Error::Code::BadValue, name, u"a key is given twice"_s);
    SbomInventory sbom(name, now, u"spdx"_s);
    sbom.builder().setTakenAt(QDateTime::fromString(root["creationInfo"].text("created"), Qt::ISODateWithMs));
    root["packages"].items(
        [&](const DocumentNode &node, qsizetype index) { readPackage(node, placeIn(u"packages"_s, index), sbom); });
    root["relationships"].items([&](const DocumentNode &node, qsizetype) {
        addSpdxRelationship(sbom, node.text("spdxElementId"), node.text("relationshipType"),
                            node.text("relatedSpdxElement"), node.text("comment"));
    });
    return std::move(sbom).finish();
}

Result<Inventory> readSpdx3(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto document, ForeignDocument::fromJson(bytes, name));
    SbomInventory sbom(name, now, u"spdx"_s);
    document.root()["@graph"].items(
        [&](const DocumentNode &node, qsizetype index) { readElement(node, placeIn(u"@graph"_s, index), sbom); });
    return std::move(sbom).finish();
}

} // namespace Patchwijzer
